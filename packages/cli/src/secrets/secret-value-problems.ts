import { declareDiagnostics, listOf } from '@seaworthy/compiler';

interface NotAskedFor {
  readonly key: string;
  /** A key of the project that is spelled alike. */
  readonly nearest: string | undefined;
}

/** Problems with what this machine has for the application's secret. They never say a value. */
export const secretValueProblems = declareDiagnostics({
  'secrets/two-values': {
    severity: 'error',
    message: ({ key, services }: { readonly key: string; readonly services: readonly string[] }) =>
      `${listOf(services)} get different values for ${key}, which is one key of the secret.`,
    help: () => 'Give the variables different names, or both services the same value.',
  },
  'secrets/unreadable-file': {
    severity: 'error',
    message: ({ path, reason }: { readonly path: string; readonly reason: string }) =>
      `${path} cannot be read: ${reason}.`,
    help: () => 'Nothing was written. Name a file of KEY=value lines in UTF-8.',
  },
  'secrets/file-exists': {
    severity: 'error',
    message: ({ path }: { readonly path: string }) =>
      `There is a file ${path} already, which pull would overwrite.`,
    help: () => 'Name another file, or add --yes to overwrite it.',
  },
  'secrets/file-tracked': {
    severity: 'error',
    message: ({ path }: { readonly path: string }) =>
      `Git tracks ${path}: secrets in it would be in the next commit.`,
    help: () =>
      'Name another file, or take it out of Git with `git rm --cached` and add it to .gitignore.',
  },
  'secrets/file-not-ignored': {
    severity: 'warning',
    message: ({ path }: { readonly path: string }) =>
      `Git does not ignore ${path}: \`git add .\` would take it in.`,
    help: ({ path }: { readonly path: string }) => `Add ${path} to .gitignore.`,
  },
  'secrets/unwritable-value': {
    severity: 'error',
    message: ({ keys, path }: { readonly keys: readonly string[]; readonly path: string }) =>
      `${listOf(keys)} cannot be written into ${path} in a way that reads back the same.`,
    help: () => 'Nothing was written. Encode the value, as base64 for example, and push it anew.',
  },
  'secrets/write-failed': {
    severity: 'error',
    message: ({ path, reason }: { readonly path: string; readonly reason: string }) =>
      `${path} cannot be written: ${reason}.`,
    help: () => 'The file is as it was before.',
  },
  'secrets/not-asked-for': {
    severity: 'warning',
    message: ({ key }: NotAskedFor) => `No service asks for ${key}: no task gets it.`,
    help: ({ nearest }: NotAskedFor) =>
      `${nearest === undefined ? '' : `Did you mean ${nearest}? `}\`seaworthy secrets push --prune\` takes it away again.`,
  },
  'secrets/no-value': {
    severity: 'error',
    message: ({ key }: { readonly key: string }) => `No value was given for ${key}.`,
    help: ({ key }: { readonly key: string }) =>
      `Type it when asked, or hand it over on stdin: \`seaworthy secrets set ${key} < FILE\`.`,
  },
});
