/**
 * How long AWS takes for things that nobody configures, in seconds: what a rehearsal shortens and
 * a test in virtual time keeps. Sources beside each; `estimate` where AWS publishes nothing.
 */
export const awsWaits = {
  // opensearch-migrations PR 2116: 11 s and 44 s between creation and the pull of a task's image.
  'task-provisioning': 15,
  'task-deprovisioning': 5,
  'load-balancer': 150, // estimate
  'nat-gateway': 105, // estimate
  'internet-gateway': 15, // estimate
  'vpc-endpoint': 60, // estimate
  certificate: 120, // estimate, after the validation record exists
  distribution: 240, // estimate
  'database-cluster': 60, // estimate
  'database-instance': 420, // estimate
  cache: 420, // estimate
  broker: 600, // estimate
  'file-system-mount-target': 90, // estimate
  'compute-environment': 30, // estimate
  resource: 2, // any other resource: the call and its confirmation
} as const;

/** A wait of AWS's by name. */
export type WaitName = keyof typeof awsWaits;

/** Passes AWS's own waits: in full on a virtual clock, shortened and reported in a rehearsal. */
export interface Waits {
  /** Resolves when the thing `of` (a name the user knows) would be there. */
  pass(name: WaitName, of: string, signal?: AbortSignal): Promise<void>;
}
