import { NotModelled } from '../../aws/aws-error.ts';

/** Condition keys of a request with their values; names are compared without case, as IAM does. */
export interface Context {
  /** Empty: the request does not have the key. Throws NotModelled for a key that AWS would set. */
  values(key: string): readonly string[];
}

/** Global keys that a request of a role's session really does not have. */
const absentKeys = new Set([
  'aws:calledvia',
  'aws:calledviafirst',
  'aws:calledvialast',
  'aws:federatedprovider',
  'aws:multifactorauthage',
  'aws:multifactorauthpresent',
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceidentity',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:tagkeys',
  'aws:username',
]);

const absentPrefixes = ['aws:principaltag/', 'aws:requesttag/', 'aws:resourcetag/'];

/** A context of the given keys; several records are laid over each other, the last one wins. */
export function createContext(
  ...records: readonly Readonly<Record<string, string | readonly string[]>>[]
): Context {
  const values = new Map<string, readonly string[]>();
  for (const record of records) {
    for (const [key, value] of Object.entries(record)) {
      values.set(key.toLowerCase(), typeof value === 'string' ? [value] : value);
    }
  }
  return {
    values: (key) => {
      const name = key.toLowerCase();
      const found = values.get(name);
      if (found !== undefined) return found;
      if (name.startsWith('aws:') && !isAbsent(name)) {
        throw new NotModelled(`the condition key ${key}`);
      }
      return [];
    },
  };
}

function isAbsent(name: string): boolean {
  return absentKeys.has(name) || absentPrefixes.some((prefix) => name.startsWith(prefix));
}
