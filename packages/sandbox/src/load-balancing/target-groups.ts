export interface Target {
  /** A private IP address. */
  readonly address: string;
  readonly port: number;
}

export type TargetState =
  | 'initial'
  | 'healthy'
  | 'unhealthy'
  | 'unused'
  | 'draining'
  | 'unavailable';

/** As DescribeTargetHealth says it: `Target.ResponseCodeMismatch` with its description. */
export interface TargetHealth {
  readonly state: TargetState;
  readonly reason?: string;
  readonly description?: string;
}

/** What ECS needs of load balancing. */
export interface TargetGroups {
  /** Whether a listener or rule leads to it; ECS refuses services on a group without one. */
  isReachable(targetGroupArn: string): boolean;
  exists(targetGroupArn: string): boolean;
  /** What is registered with it: addresses, or instances of EC2. */
  targetType(targetGroupArn: string): 'ip' | 'instance';
  register(targetGroupArn: string, target: Target): void;
  /** Starts draining: no new requests; resolves when the deregistration delay is over. */
  deregister(targetGroupArn: string, target: Target): Promise<void>;
  health(targetGroupArn: string, target: Target): TargetHealth;
  /** Calls back on every change of a target's state; the answer ends it. */
  onChange(
    listener: (targetGroupArn: string, target: Target, health: TargetHealth) => void,
  ): () => void;
}

/**
 * How a target answered one health check. `until`, in the clock's time: every check before then
 * would get the same answer, so that nobody has to ask.
 */
export type ProbeOutcome = { readonly until?: number } & (
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'refused' }
);

/** A target and the VPC of its group: other VPCs may have the same address. */
export interface PlacedTarget extends Target {
  readonly vpcId: string;
}

/** Sends one health check; rejects never. The scripted runner answers in virtual time. */
export interface Prober {
  probe(
    target: PlacedTarget,
    check: {
      readonly protocol: 'HTTP' | 'TCP';
      readonly path: string;
      /** Milliseconds. */
      readonly timeout: number;
    },
  ): Promise<ProbeOutcome>;
}
