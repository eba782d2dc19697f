import {
  CreateSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
} from '@aws-sdk/client-secrets-manager';
import type { Application } from '@seaworthy/compiler';
import { attachedClients } from '../../aws/attached-clients.ts';
import type { SecretContext } from '../../secret-store/secret-store.ts';
import type { SecretValues } from '../../secret-store/secret-text.ts';
import { scriptedSandbox } from '../../testing/scripted-sandbox.ts';
import type { SecretOwner } from '../prepare-write.ts';

export const secretName = 'shop/production/app';

/** An account with nothing in it but what a test puts there. */
export interface SecretAccount extends SecretContext {
  /** Makes the secret; without a text it has no value, as the data stack leaves it. */
  readonly create: (text?: string) => Promise<void>;
  /** What somebody else would do. */
  readonly put: (text: string) => Promise<string>;
  /** What a task would read. */
  readonly read: (version?: string) => Promise<unknown>;
}

export function secretAccount(): SecretAccount {
  const { sandbox } = scriptedSandbox(() => ({ listens: [] }));
  const clients = attachedClients(sandbox);
  const { secretsManager } = clients;
  return {
    clients,
    signal: new AbortController().signal,
    create: async (text) => {
      const value = text === undefined ? {} : { SecretString: text };
      await secretsManager.send(new CreateSecretCommand({ Name: secretName, ...value }));
    },
    put: async (text) => {
      const command = new PutSecretValueCommand({ SecretId: secretName, SecretString: text });
      const { VersionId = '' } = await secretsManager.send(command);
      return VersionId;
    },
    read: async (version) => {
      const which = version === undefined ? {} : { VersionId: version };
      const command = new GetSecretValueCommand({ SecretId: secretName, ...which });
      const { SecretString = '' } = await secretsManager.send(command);
      return JSON.parse(SecretString);
    },
  };
}

/** An application whose service `api` asks for these keys. */
export function ownerOf(...keys: readonly string[]): SecretOwner {
  const span = { file: 'compose.yaml', start: 0, end: 1 };
  const secrets: Application['secrets'] = keys.map((key) => ({
    key,
    usedBy: [{ service: 'api', variable: key }],
    present: true,
    span,
  }));
  return {
    application: { secretName, secretStore: 'secrets-manager', services: [], secrets },
    region: 'ap-northeast-2',
  };
}

export function valuesOf(values: Readonly<Record<string, string>>): SecretValues {
  return new Map(Object.entries(values));
}
