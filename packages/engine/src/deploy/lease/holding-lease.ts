import type { DeploymentContext } from '../../aws/deployment-context.ts';
import { forManyCalls } from '../../aws/for-many-calls.ts';
import { takeLease } from './take-lease.ts';

/** Who works, and on what. */
export interface LeaseHolder {
  readonly project: string;
  readonly environment: string;
  /** ARN of who works. */
  readonly by: string;
  /** Name of the machine. */
  readonly host: string;
}

/**
 * Works while nobody else deploys to the environment. Throws LeaseTaken when somebody does, and
 * what the work throws.
 */
export async function holdingLease<Result>(
  holder: LeaseHolder,
  context: DeploymentContext,
  work: (context: DeploymentContext) => Promise<Result>,
): Promise<Result> {
  const waits = ({ by, host, since }: { by: string; host: string; since: number }): void =>
    context.emit({ kind: 'lease', by, host, since });
  const lease = await takeLease({ ...holder, waits }, context);
  try {
    const signal = forManyCalls(AbortSignal.any([context.signal, lease.lost]));
    return await work({ ...context, signal });
  } finally {
    await lease.release().catch(() => {}); // it is free after a minute all the same
  }
}
