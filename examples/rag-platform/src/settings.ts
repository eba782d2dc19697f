/** The process's environment: `process.env`, or a record in tests. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Thrown with the name of every required variable that is absent, empty or blank. */
export class MissingSettings extends Error {
  readonly names: readonly string[];

  constructor(names: readonly string[]) {
    super(`Required variables are missing: ${names.join(', ')}. A .env file is not needed.`);
    this.names = names;
  }
}

/** The values of all required variables, or one error that names every one that is missing. */
export function requireSettings<Name extends string>(
  environment: Environment,
  names: readonly Name[],
): Readonly<Record<Name, string>> {
  const missing = names.filter((name) => (environment[name] ?? '').trim() === '');
  if (missing.length > 0) throw new MissingSettings(missing);
  return Object.fromEntries(names.map((name) => [name, environment[name]])) as Record<Name, string>;
}
