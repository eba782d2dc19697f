import { syntaxError } from './malformed.ts';

/** One text or a list of them, as policies write most things; IAM also takes numbers and booleans. */
export function readValues(value: unknown): readonly string[] {
  const values = Array.isArray(value) ? value : [value];
  return values.map((one) => {
    if (typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean') {
      return String(one);
    }
    throw syntaxError();
  });
}
