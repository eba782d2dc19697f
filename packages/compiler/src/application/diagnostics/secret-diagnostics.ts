import { listOf } from '../../text/words.ts';

type Mixture = {
  /** The variable. */
  readonly name: string;
  readonly secret: string;
};

/** About secrets and keys. */
export const secretDiagnostics = {
  'application/secret-mixed': {
    severity: 'error',
    message: ({ name, secret, store }: Mixture & { store: string }) =>
      `${name} mixes the secret ${secret} with an address of ${store}.`,
    help: () =>
      'Put them into two variables: one follows the managed store, the other is yours to fill.',
  },
  'application/password-ambiguous': {
    severity: 'error',
    message: ({ name, secret, stores }: Mixture & { stores: readonly string[] }) =>
      `${name} is ${secret}, which is the password of ${stores.join(' and of ')}; on AWS each has its own.`,
    help: () => 'Use a variable for each store, or put the password into its URL.',
  },
  'application/secret-in-command': {
    severity: 'error',
    message: ({ service, secret }: { service: string; secret: string }) =>
      `The command of ${service} holds the secret ${secret}, which anyone could read in the task definition.`,
    help: ({ secret }: { service: string; secret: string }) =>
      `Set ${secret} in \`environment\` and let the command read it, by \`sh -c\` if need be.`,
  },
  'application/secret-file': {
    severity: 'warning',
    message: ({ service, path }: FileSecret) =>
      `${service} reads ${path}, and Fargate mounts no secrets as files.`,
    help: ({ variable }: FileSecret) =>
      `Its content comes in the variable ${variable}: read it from there.`,
  },
  'application/secret-path': {
    severity: 'error',
    message: ({ path }: { path: string }) =>
      `${path} cannot be the path of parameters, where \`secretStore\` puts the secrets.`,
    help: () =>
      'Use letters, digits, `.`, `-`, `_` and `/`; AWS keeps paths that begin with `aws` or `ssm` for itself.',
  },
  'application/secret-unfilled': {
    severity: 'advice',
    message: ({ keys }: Unfilled) =>
      keys.length === 1
        ? `${keys[0]} has no value here.`
        : `${keys.length} variables have no value here: ${listOf(keys)}.`,
    help: ({ keys, secretName }: Unfilled) =>
      `Fill the secret ${secretName} before the services start; write \`\${${keys[0]}:-}\` where Compose's blank is meant.`,
  },
  'application/aws-access-key': {
    severity: 'warning',
    message: ({ name, service }: { name: string; service: string }) =>
      `${name} gives ${service} a long-lived key for AWS.`,
    help: () =>
      'Remove it: the task role needs no key; say what the service may do with `x-seaworthy: { permissions: … }`.',
  },
} as const;

type FileSecret = {
  readonly service: string;
  readonly secret: string;
  readonly path: string;
  readonly variable: string;
};

type Unfilled = {
  readonly keys: readonly string[];
  readonly secretName: string;
};
