import type { Application, Graph } from '@seaworthy/compiler';
import type { Account } from '../aws/account.ts';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import { forManyCalls } from '../aws/for-many-calls.ts';
import type { Emit } from '../events/engine-event.ts';

/** What every operation on a deployed project works with. */
export type OperationContext = DeploymentContext;

/** The project as it is planned now: what it is called on AWS, and what there should be. */
export interface PlannedProject {
  readonly application: Application;
  readonly graph: Graph;
}

/** An operation in an account; what nobody hears is not told. */
export function operationContext(
  { clients, clock, further, pollInterval }: Account,
  signal: AbortSignal,
  emit: Emit = () => {},
): OperationContext {
  return { clients, clock, further, pollInterval, signal: forManyCalls(signal), emit };
}
