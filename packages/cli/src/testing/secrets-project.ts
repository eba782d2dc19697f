import {
  CreateSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { PutParameterCommand } from '@aws-sdk/client-ssm';
import { attachedAccount } from '../../../engine/src/testing/attached-account.ts';
import { scriptedSandbox } from '../../../engine/src/testing/scripted-sandbox.ts';
import type { Input } from '../terminal/input.ts';
import { type Finished, runLongCommand } from './run-command.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A project in a folder of its own, and an account with its secret and nothing else. */
export interface SecretsProject {
  readonly directory: string;
  readonly client: SecretsManagerClient;
  /** Runs `seaworthy secrets …` there. */
  readonly command: (args: readonly string[], how?: How) => Promise<Finished>;
  /** What a task would read now. */
  readonly held: () => Promise<Readonly<Record<string, unknown>>>;
  /** What somebody else would do. */
  readonly put: (text: string) => Promise<void>;
}

interface How {
  /** Typed at a terminal, a line for each question. */
  readonly typed?: readonly string[];
  /** Piped in. */
  readonly piped?: string | Uint8Array;
  readonly variables?: Readonly<Record<string, string>>;
}

/** `secret` is its text; null: it was never made. */
export async function secretsProject(
  files: Readonly<Record<string, string>>,
  secret: string | null = '{}',
): Promise<SecretsProject> {
  const project = projectIn(files);
  const client = project.account.clients.secretsManager;
  const id = 'shop/production/app';
  if (secret !== null) {
    await client.send(new CreateSecretCommand({ Name: id, SecretString: secret }));
  }
  return {
    ...project,
    client,
    held: async () => {
      const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId: id }));
      return JSON.parse(SecretString);
    },
    put: async (text) => {
      await client.send(new PutSecretValueCommand({ SecretId: id, SecretString: text }));
    },
  };
}

/** The same where secrets are parameters: the account has what the data stack makes for them. */
export async function parametersProject(files: Readonly<Record<string, string>>) {
  const project = projectIn(files);
  const client = project.account.clients.parameters;
  const Name = '/seaworthy-secrets/shop/production';
  await client.send(new PutParameterCommand({ Name, Type: 'String', Value: 'VERSION/KEY' }));
  return { ...project, client };
}

function projectIn(files: Readonly<Record<string, string>>) {
  const directory = temporaryFolder(files);
  const account = attachedAccount(scriptedSandbox(() => ({ listens: [] }), 'eu-west-1'));
  const command: SecretsProject['command'] = (args, { variables = {}, ...how } = {}) =>
    runLongCommand(['secrets', ...args, '--region', 'eu-west-1'], {
      directory,
      variables,
      width: 100,
      openAccount: () => account,
      ...inputOf(how),
    });
  return { directory, account, command };
}

function inputOf({ typed, piped }: How): { readonly input?: Input } {
  if (typed) {
    const lines = [...typed];
    return {
      input: {
        isTerminal: true,
        readLine: async () => lines.shift(),
        readAll: async () => new Uint8Array(),
      },
    };
  }
  if (piped === undefined) return {};
  const bytes = typeof piped === 'string' ? Buffer.from(piped) : piped;
  return {
    input: { isTerminal: false, readLine: async () => undefined, readAll: async () => bytes },
  };
}
