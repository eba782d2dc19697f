/** Who deploys, so that two do not at once: what is kept in the account while a deployment goes on. */
export interface Lease {
  /** Counts up with every deployment; the highest one holds. */
  readonly generation: number;
  readonly id: string;
  /** ARN of who deploys. */
  readonly by: string;
  /** Name of the machine that it runs on. */
  readonly host: string;
  /** Milliseconds since 1970. */
  readonly since: number;
  /** Set when the deployment is over; the record stays, so that generations go on counting. */
  readonly released: boolean;
}

/** Another deployment goes on. */
export class LeaseTaken extends Error {
  override readonly name = 'LeaseTaken';
  readonly holder: Lease;

  constructor(holder: Lease) {
    super(`${holder.by} deploys from ${holder.host}`);
    this.holder = holder;
  }
}

/** Work has lost its lease, as it could not be renewed in time. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** Whether work ends because its lease was lost: the environment may be another's by now. */
export function hasLostLease({ signal }: { readonly signal: AbortSignal }): boolean {
  return signal.reason instanceof LeaseLost;
}
