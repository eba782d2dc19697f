import { type OptionName, projectOptions } from '../command-line/options.ts';
import { engineCommand } from './engine-command.ts';

const here: readonly OptionName[] = projectOptions.filter((name) => name !== 'strict');

/** `seaworthy secrets`: the application's secret in Secrets Manager or Parameter Store. */
export const secretsCommand = engineCommand({
  name: 'secrets',
  summary: 'Brings the project’s secrets to AWS, and tells what is there',
  description:
    'Each environment has one secret, a JSON object with a key for every secret variable of the project, and each task gets its own keys of one version of it. Values are never shown, nor taken from the command line. seaworthy plan lists the keys.',
  arguments: { usage: 'ACTION', atLeast: 1, atMost: 2 },
  options: [...here, 'yes', 'prune', 'stdin', 'dialect', 'kms-key'],
  examples: [
    'seaworthy secrets diff',
    'seaworthy secrets push',
    'seaworthy secrets set STRIPE_KEY --environment staging',
  ],
  actions: [
    {
      name: 'push',
      summary: 'Puts the values of this machine in, after showing what would change',
      description:
        'Takes the values that Compose would give to the services: from .env, env_file and the shell, or from FILE, read as Compose reads it or as --dialect says. Shows by name what is new, changes and stays, and which values other tools would read differently, then asks. Writes one version, or nothing when somebody else has written meanwhile. Running tasks keep what they have until the next deployment.',
      arguments: { usage: '[FILE]', atLeast: 0, atMost: 1 },
      options: [...here, 'yes', 'prune', 'dialect'],
      examples: [
        'seaworthy secrets push',
        'seaworthy secrets push .env.production --environment production',
        'seaworthy secrets push .env --dialect dotenv',
        'seaworthy secrets push --yes --prune',
      ],
    },
    {
      name: 'pull',
      summary: 'Writes the values into a file that only you can read',
      description:
        'Writes .env.ENVIRONMENT, or FILE, for push to read back the same. Refuses a file that Git tracks, and one that exists unless --yes is given.',
      arguments: { usage: '[FILE]', atLeast: 0, atMost: 1 },
      options: [...here, 'yes'],
      examples: ['seaworthy secrets pull', 'seaworthy secrets pull .env --yes'],
    },
    {
      name: 'diff',
      summary: 'Compares this machine, the secret and the running tasks, key by key',
      description:
        'Says for each key whether the value here is the one in the secret, and whether the tasks that run have it. Shows no value. Exits with 1 when something differs.',
      options: here,
      examples: ['seaworthy secrets diff', 'seaworthy secrets diff --json'],
    },
    {
      name: 'ls',
      summary: 'Lists keys with who uses them, and versions with who has which',
      description:
        'Lists the keys of the secret with the services that get them, the passwords that AWS keeps by itself, and the versions that there are.',
      options: here,
      examples: ['seaworthy secrets ls'],
    },
    {
      name: 'set',
      summary: 'Puts one value in, typed unseen or from standard input',
      description:
        'Asks for the value without showing it, or reads it from standard input, where one line feed at its end is left out. All other keys stay as they are.',
      arguments: { usage: 'KEY', atLeast: 1, atMost: 1 },
      options: here,
      examples: ['seaworthy secrets set STRIPE_KEY', 'seaworthy secrets set TLS_KEY < server.key'],
    },
    {
      name: 'rotate',
      summary: 'Gives a key a new value and rolls the services that use it',
      description:
        'Makes a random value, or takes one from standard input; writes it, rolls the services that use it and waits until they are healthy. When one does not come up, the earlier value is current again and all go back to it.',
      arguments: { usage: 'KEY', atLeast: 1, atMost: 1 },
      options: [...here, 'yes', 'stdin'],
      examples: [
        'seaworthy secrets rotate SESSION_KEY',
        'vendor-cli new-key | seaworthy secrets rotate VENDOR_KEY --stdin --yes',
      ],
    },
    {
      name: 'rollback',
      summary: 'Makes an earlier version current again',
      description:
        'Goes back to the version before, or to the one whose id begins with VERSION, after showing which keys change. Running tasks keep what they have until the next deployment; seaworthy rollback takes code, settings and secrets back together.',
      arguments: { usage: '[VERSION]', atLeast: 0, atMost: 1 },
      options: [...here, 'yes'],
      examples: ['seaworthy secrets rollback', 'seaworthy secrets rollback 3f0c9a1e'],
    },
    {
      name: 'policy',
      summary: 'Prints the least permissions: of whoever pushes, and of the task’s roles',
      description:
        'Prints as JSON the policies and trust policies with this project’s own names. The templates hold those of the tasks already; they are shown for review.',
      options: [...here, 'kms-key'],
      examples: [
        'seaworthy secrets policy > policies.json',
        'seaworthy secrets policy --kms-key arn:aws:kms:eu-west-1:111122223333:key/1234abcd',
      ],
    },
  ],
  run: 'secrets',
});
