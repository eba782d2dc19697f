import { bootstrapSecrets } from './bootstrap-secrets.ts';
import type { BootstrapOptions, BootstrapReport, EnvMap, Requirement } from './options.ts';
import { requireSettings } from './require-settings.ts';
import { SecretsError } from './secrets-error.ts';

/** As `bootstrapSecrets`, or ends the process: the message on stderr, code 78 or 75. */
export async function bootstrapOrExit(options: BootstrapOptions = {}): Promise<BootstrapReport> {
  try {
    return await bootstrapSecrets(options);
  } catch (error) {
    return exitWith(error);
  }
}

/** As `requireSettings`, or ends the process: the message on stderr, code 78. */
export function settingsOrExit<const Name extends string>(
  required: readonly (Name | (Requirement & { readonly name: Name }))[],
  env: Readonly<EnvMap> = process.env,
): Readonly<Record<Name, string>> {
  try {
    return requireSettings(required, env);
  } catch (error) {
    return exitWith(error);
  }
}

function exitWith(error: unknown): never {
  if (!(error instanceof SecretsError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(error.exitCode);
}
