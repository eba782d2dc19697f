import { NotModelled } from './aws-error.ts';

/** Throws NotModelled for the first setting of `given` that `known` does not list. */
export function refuseUnknown(what: string, given: object, known: readonly string[]): void {
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined && !known.includes(name)) throw new NotModelled(`${name} of ${what}`);
  }
}
