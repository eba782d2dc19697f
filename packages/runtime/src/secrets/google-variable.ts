import { existsSync } from 'node:fs';
import type { GoogleKeyFile } from '../google-key/index.ts';
import type { BootstrapOptions, EnvMap } from './options.ts';
import { type InvalidValue, SecretsError } from './secrets-error.ts';

/** Where Google's libraries look for the path of a key. */
const pathVariable = 'GOOGLE_APPLICATION_CREDENTIALS';

/** A key that was found among the values, valid and not yet written. */
export interface FoundKey {
  readonly variable: string;
  readonly keepVariable: boolean;
  readonly secrets: readonly string[];
  write(): GoogleKeyFile;
}

/** True if the variable is not here because an earlier start put its key into a file that is. */
export function isInFile(
  values: ReadonlyMap<string, string>,
  name: string,
  gcp: BootstrapOptions['gcp'] = {},
): boolean {
  if (gcp === false || name !== variableOf(gcp) || values.has(name)) return false;
  const path = values.get(pathVariable) ?? '';
  return path.includes('/seaworthy-key-') && existsSync(path);
}

function variableOf(gcp: { readonly var?: string }): string {
  return gcp.var ?? `${pathVariable}_JSON`;
}

export type KeySearch =
  | { readonly kind: 'none' }
  | { readonly kind: 'found'; readonly key: FoundKey }
  | { readonly kind: 'invalid'; readonly problem: InvalidValue };

/** Looks for a key in `GOOGLE_APPLICATION_CREDENTIALS_JSON`, or the variable that `gcp.var` names. */
export async function findGoogleKey(
  values: ReadonlyMap<string, string>,
  gcp: BootstrapOptions['gcp'] = {},
): Promise<KeySearch> {
  if (gcp === false) return { kind: 'none' };
  const variable = variableOf(gcp);
  const value = values.get(variable) ?? '';
  if (value.trim() === '') return { kind: 'none' };
  // Loaded only for who has such a key: start-up is counted in milliseconds.
  const { readGoogleKey, writeGoogleKey } = await import('../google-key/index.ts');
  const read = readGoogleKey(value);
  if (read.kind === 'mistake') {
    const { reason } = read;
    return { kind: 'invalid', problem: { name: variable, check: 'json', reason } };
  }
  return {
    kind: 'found',
    key: {
      variable,
      keepVariable: gcp.keepVar ?? false,
      secrets: [value, read.json, read.privateKey ?? ''],
      write: () => writeGoogleKey(read.json, gcp.dir),
    },
  };
}

/** Writes the file and sets its path in place of the key. Throws SecretsError if no place takes it. */
export function putKeyIntoFile(
  key: FoundKey,
  values: Map<string, string>,
  target: EnvMap,
): GoogleKeyFile {
  const file = write(key);
  values.set(pathVariable, file.path);
  if (!key.keepVariable) {
    values.delete(key.variable);
    delete target[key.variable];
  }
  return file;
}

function write(key: FoundKey): GoogleKeyFile {
  try {
    return key.write();
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'could not be written to a file';
    const invalid = [{ name: key.variable, check: 'json', reason } as const];
    throw new SecretsError({ missing: [], invalid, sources: [] });
  }
}
