import { declareDiagnostics, listOf } from '@seaworthy/compiler';

interface InSecret {
  readonly secret: string;
}

interface Keyed {
  readonly keys: readonly string[];
}

/** Problems with the application's secret. They name keys and versions, never what is in them. */
export const secretProblems = declareDiagnostics({
  'secrets/absent': {
    severity: 'error',
    message: ({ secret, region }: InSecret & { readonly region: string }) =>
      `There is no secret ${secret} in ${region} yet.`,
    help: () =>
      'Run `seaworthy deploy`: it makes the secret, and fills its keys from .env and the shell before any task starts.',
  },
  'secrets/deleted': {
    severity: 'error',
    message: ({ secret, on }: InSecret & { readonly on: string }) =>
      `The secret ${secret} was marked for deletion on ${on}.`,
    help: ({ secret }: InSecret) =>
      `Bring it back with \`aws secretsmanager restore-secret --secret-id ${secret}\`; until then tasks that read it do not start.`,
  },
  'secrets/rotation-on': {
    severity: 'error',
    message: ({ secret }: InSecret) => `AWS rotates the secret ${secret} by itself.`,
    help: () => 'Leave the writing to its rotation function, or turn its rotation off.',
  },
  'secrets/not-an-object': {
    severity: 'error',
    message: ({ secret, found }: InSecret & { readonly found: string }) =>
      `The secret ${secret} holds ${found}, where tasks expect an object of keys.`,
    help: () =>
      'It was not written by Seaworthy, and is left as it is. Choose another name with `x-seaworthy: { secretName: … }`, or empty it in the console.',
  },
  'secrets/not-text': {
    severity: 'error',
    message: ({ secret, keys }: InSecret & Keyed) =>
      `${keys.length === 1 ? 'The value' : 'The values'} of ${listOf(keys)} in ${secret} ${keys.length === 1 ? 'is' : 'are'} no text: ECS would hand 1000000 over as 1e+06, and an object as map[…].`,
    help: ({ keys }: InSecret & Keyed) =>
      `Write ${keys.length === 1 ? 'it' : 'each'} as text with \`seaworthy secrets set ${keys[0]}\`, or drop it with \`seaworthy secrets push --prune\`.`,
  },
  'secrets/changed-meanwhile': {
    severity: 'error',
    message: ({ secret }: InSecret) =>
      `Somebody else has written ${secret} meanwhile; nothing of theirs was overwritten.`,
    help: () => 'Run the command again: it compares with what is there now.',
  },
  'secrets/too-large': {
    severity: 'error',
    message: ({ secret, bytes }: InSecret & { readonly bytes: number }) =>
      `${secret} would take ${bytes.toLocaleString('en')} bytes; Secrets Manager takes 65,536.`,
    help: () =>
      'Keep large files, such as certificates, in a bucket, or compress them before they are encoded.',
  },
  'secrets/value-too-large': {
    severity: 'error',
    message: ({ key, bytes }: { readonly key: string; readonly bytes: number }) =>
      `The value of ${key} takes ${bytes.toLocaleString('en')} bytes; Parameter Store takes 8,192.`,
    help: () =>
      'Keep it in a bucket or in the image, or leave out `x-seaworthy: { secretStore: … }`: Secrets Manager takes 65,536 for all together.',
  },
  'secrets/environment-too-large': {
    severity: 'error',
    message: ({ service, bytes }: { readonly service: string; readonly bytes: number }) =>
      `The variables of ${service} take ${bytes.toLocaleString('en')} bytes together; Fargate starts no task with more than 126,976.`,
    help: () => 'Keep the largest in a file of the image or in a bucket.',
  },
  'secrets/bad-name': {
    severity: 'error',
    message: ({ key, reason }: { readonly key: string; readonly reason: string }) =>
      `\`${key}\` cannot be a key of the secret: ${reason}.`,
    help: () => 'Use letters, digits, `_`, `-` and `.`, a letter or `_` first.',
  },
  'secrets/bad-value': {
    severity: 'error',
    message: ({ key, reason }: { readonly key: string; readonly reason: string }) =>
      `The value of ${key} cannot be kept: ${reason}.`,
    help: () => 'Encode it, as base64 for example, and let the application decode it.',
  },
  'secrets/no-earlier-version': {
    severity: 'error',
    message: ({ secret }: InSecret) => `${secret} has no earlier version to go back to.`,
    help: () => '`seaworthy secrets ls` lists the versions that there are.',
  },
  'secrets/unknown-version': {
    severity: 'error',
    message: ({ secret, version }: InSecret & { readonly version: string }) =>
      `${secret} has no version that begins with ${version}, or more than one.`,
    help: () => '`seaworthy secrets ls` lists the versions that there are.',
  },
  'secrets/version-gone': {
    severity: 'error',
    message: ({ secret, version }: InSecret & { readonly version: string }) =>
      `Version ${version} of ${secret} is not kept any more.`,
    help: () => 'Versions that no release needs do not stay for ever. Deploy with the current one.',
  },
  'secrets/roll-out-failed': {
    severity: 'error',
    message: ({ key, services }: { readonly key: string; readonly services: readonly string[] }) =>
      `${listOf(services)} did not come up with the new value of ${key}; the earlier one is current again.`,
    help: () => 'Make sure that whoever checks the value knows the new one, then rotate again.',
  },
  'secrets/roll-back-failed': {
    severity: 'error',
    message: ({ key, services }: { readonly key: string; readonly services: readonly string[] }) =>
      `The earlier value of ${key} is current again, but ${listOf(services)} could not be brought back to it.`,
    help: () => '`seaworthy status` says what runs; `seaworthy deploy` brings it in order.',
  },
});
