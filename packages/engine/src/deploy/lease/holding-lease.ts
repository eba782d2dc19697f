import type { DeploymentContext } from '../../aws/deployment-context.ts';
import { forManyCalls } from '../../aws/for-many-calls.ts';
import { heldClients } from './held-clients.ts';
import type { HeldLease } from './held-lease.ts';
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
 * Works while nobody else changes the environment. Work that loses its lease ends at its next call,
 * and takes nothing back: what it finds then may be another's. Throws LeaseTaken when somebody
 * deploys, LeaseLost, and what the work throws.
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
    return await work(boundTo(lease, context));
  } finally {
    await lease.release().catch(() => {}); // it is free after a minute all the same
    lease.lost.throwIfAborted();
  }
}

/** Clients that are opened later are bound to the lease too. */
function boundTo(lease: HeldLease, context: DeploymentContext): DeploymentContext {
  const { further, clients } = context;
  forManyCalls(lease.lost);
  return {
    ...context,
    signal: forManyCalls(AbortSignal.any([context.signal, lease.lost])),
    clients: heldClients(clients, lease),
    further: async () => heldClients(await further(), lease),
  };
}
