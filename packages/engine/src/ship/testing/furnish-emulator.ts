import { CreateClusterCommand, RegisterTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import { CreateSecretCommand } from '@aws-sdk/client-secrets-manager';
import type { RecordedCall } from './recorded-calls.ts';

/**
 * Calls that make what recorded ones ask for and an emulator leaves out of its stacks: clusters, task
 * definitions and secrets, by the names of the recording.
 */
export function furnishingFor(calls: readonly RecordedCall[]): readonly RecordedCall[] {
  return [
    ...valuesOf('cluster', calls).map((clusterName) => ({
      client: 'ecs',
      command: new CreateClusterCommand({ clusterName }),
      output: {},
    })),
    ...valuesOf('taskDefinition', calls).map((arn) => ({
      client: 'ecs',
      command: new RegisterTaskDefinitionCommand({
        family: /([^/]+):\d+$/.exec(arn)?.[1],
        containerDefinitions: [{ name: 'program', image: 'program', memory: 128 }],
      }),
      output: {},
    })),
    ...valuesOf('SecretId', calls).map((Name) => ({
      client: 'secretsManager',
      command: new CreateSecretCommand({ Name }),
      output: {},
    })),
  ];
}

/** The values that an input has under this name, each once. */
function valuesOf(name: string, calls: readonly RecordedCall[]): readonly string[] {
  const values = calls.flatMap(({ command }) => {
    const value = new Map(Object.entries(command.input ?? {})).get(name);
    return typeof value === 'string' ? [value] : [];
  });
  return [...new Set(values)];
}
