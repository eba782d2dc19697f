import {
  DeleteParameterCommand,
  GetParametersByPathCommand,
  type Parameter,
  PutParameterCommand,
} from '@aws-sdk/client-ssm';
import type { DeploymentContext } from '../../aws/deployment-context.ts';
import type { Lease } from './lease.ts';

export type LeaseContext = Pick<DeploymentContext, 'clients' | 'clock' | 'pollInterval' | 'signal'>;

/** A lease as it is kept. */
export interface LeaseRecord {
  readonly lease: Lease;
  /** Rises with every renewal. */
  readonly version: number;
  /** Milliseconds since 1970, by AWS's clock. */
  readonly renewedAt: number;
}

/** Where the leases of a project's environment are kept. */
export function leasePath(owner: {
  readonly project: string;
  readonly environment: string;
}): string {
  return `/seaworthy/${owner.project}/${owner.environment}/deploying`;
}

/** All that are kept, the one that holds first. */
export async function readLeases(
  path: string,
  { clients, signal }: LeaseContext,
): Promise<readonly LeaseRecord[]> {
  const records: LeaseRecord[] = [];
  let NextToken: string | undefined;
  do {
    const command = new GetParametersByPathCommand({ Path: path, NextToken });
    const page = await clients.parameters.send(command, { abortSignal: signal });
    records.push(...(page.Parameters ?? []).flatMap((parameter) => readRecord(parameter) ?? []));
    NextToken = page.NextToken;
  } while (NextToken);
  return records.toSorted((one, other) => other.lease.generation - one.lease.generation);
}

/** Whether the generation was free and is now ours. */
export async function createLease(
  path: string,
  lease: Lease,
  { clients, signal }: LeaseContext,
): Promise<boolean> {
  const command = new PutParameterCommand({ ...inputOf(path, lease), Overwrite: false });
  try {
    await clients.parameters.send(command, { abortSignal: signal });
    return true;
  } catch (error) {
    if (isNamed(error, 'ParameterAlreadyExists')) return false;
    throw error;
  }
}

/** Writes a lease that is ours. */
export async function writeLease(
  path: string,
  lease: Lease,
  { clients, signal }: Pick<LeaseContext, 'clients'> & Partial<Pick<LeaseContext, 'signal'>>,
): Promise<void> {
  await clients.parameters.send(
    new PutParameterCommand({ ...inputOf(path, lease), Overwrite: true }),
    signal && { abortSignal: signal },
  );
}

export async function deleteLease(
  path: string,
  { generation }: Lease,
  { clients }: Pick<LeaseContext, 'clients'>,
): Promise<void> {
  try {
    await clients.parameters.send(new DeleteParameterCommand({ Name: `${path}/${generation}` }));
  } catch (error) {
    if (!isNamed(error, 'ParameterNotFound')) throw error;
  }
}

function inputOf(path: string, { generation, ...lease }: Lease) {
  return {
    Name: `${path}/${generation}`,
    Value: JSON.stringify(lease),
    Type: 'String' as const,
  };
}

function readRecord({
  Name,
  Value,
  Version,
  LastModifiedDate,
}: Parameter): LeaseRecord | undefined {
  const generation = Number(Name?.split('/').at(-1));
  if (!Number.isInteger(generation) || Value === undefined) return undefined;
  const { id, by, host, since, released } = JSON.parse(Value);
  return {
    lease: {
      generation,
      id: String(id),
      by: String(by),
      host: String(host),
      since: Number(since),
      released: released === true,
    },
    version: Version ?? 0,
    renewedAt: LastModifiedDate?.getTime() ?? 0,
  };
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}
