import {
  DeleteParametersCommand,
  GetParameterCommand,
  GetParametersByPathCommand,
  type GetParametersByPathCommandOutput,
  PutParameterCommand,
} from '@aws-sdk/client-ssm';
import type { AwsClients } from '../../aws/clients.ts';

/** A parameter that was read. */
export interface FoundParameter {
  readonly name: string;
  readonly value: string;
  /** Milliseconds since 1970. */
  readonly changedAt: number;
}

/** Characters that a parameter of the free tier holds. */
export const parameterLength = 4096;

/** Parameter Store as releases use it: plain parameters of the free tier, found by their path. */
export interface ParameterTree {
  /** Directly below a path, or everything below it; in no order. */
  below(path: string, depth?: 'direct' | 'all'): Promise<readonly FoundParameter[]>;
  read(name: string): Promise<string | undefined>;
  /** False when there is one of this name already, which then stays as it is. */
  create(name: string, value: string): Promise<boolean>;
  write(name: string, value: string): Promise<void>;
  remove(names: readonly string[]): Promise<void>;
}

export function parameterTree({ parameters }: AwsClients): ParameterTree {
  const put = (Name: string, Value: string, Overwrite: boolean) =>
    parameters.send(
      new PutParameterCommand({ Name, Value, Overwrite, Type: 'String', Tier: 'Standard' }),
    );
  return {
    below: async (Path, depth = 'direct') => {
      const found: FoundParameter[] = [];
      let NextToken: string | undefined;
      do {
        const command = new GetParametersByPathCommand({
          Path,
          Recursive: depth === 'all',
          MaxResults: 10,
          NextToken,
        });
        const page: GetParametersByPathCommandOutput = await parameters.send(command);
        for (const { Name, Value, LastModifiedDate } of page.Parameters ?? []) {
          if (Name === undefined || Value === undefined) continue;
          found.push({ name: Name, value: Value, changedAt: LastModifiedDate?.getTime() ?? 0 });
        }
        NextToken = page.NextToken;
      } while (NextToken);
      return found;
    },
    read: async (Name) => {
      try {
        const { Parameter } = await parameters.send(new GetParameterCommand({ Name }));
        return Parameter?.Value;
      } catch (error) {
        if (isNamed(error, 'ParameterNotFound')) return undefined;
        throw error;
      }
    },
    create: async (name, value) => {
      try {
        await put(name, value, false);
        return true;
      } catch (error) {
        if (isNamed(error, 'ParameterAlreadyExists')) return false;
        throw error;
      }
    },
    write: async (name, value) => {
      await put(name, value, true);
    },
    remove: async (names) => {
      for (let at = 0; at < names.length; at += 10) {
        await parameters.send(new DeleteParametersCommand({ Names: names.slice(at, at + 10) }));
      }
    },
  };
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}
