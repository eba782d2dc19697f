import type { Fact, Known, Placement } from './fact.ts';

export interface LoadBalancerFact extends Fact {
  readonly name?: string;
  readonly internal: boolean;
  readonly placement: Placement;
}

export interface ListenerFact extends Fact {
  readonly loadBalancer: string;
  readonly port: number;
  readonly protocol: string;
  readonly sslPolicy?: string;
  readonly certificates: readonly string[];
  readonly targetGroups: readonly string[];
  readonly redirectsToHttps: boolean;
}

export interface ListenerRuleFact extends Fact {
  readonly listener: string;
  readonly priority: Known<number>;
  readonly hosts: readonly string[];
  readonly targetGroups: readonly string[];
}

export interface TargetGroupFact extends Fact {
  readonly name?: string;
  readonly targetType: string;
  readonly port?: number;
  readonly protocol: string;
  readonly health: TargetHealthFact;
}

/** The load balancer's probe. Seconds. */
export interface TargetHealthFact {
  readonly path: string;
  readonly codes: string;
  readonly interval: number;
  readonly timeout: number;
  readonly healthyThreshold: number;
  readonly unhealthyThreshold: number;
}

export interface CertificateFact extends Fact {
  readonly names: readonly string[];
  readonly region: Known<string>;
  readonly status: Known<
    | 'PENDING_VALIDATION'
    | 'ISSUED'
    | 'INACTIVE'
    | 'EXPIRED'
    | 'VALIDATION_TIMED_OUT'
    | 'REVOKED'
    | 'FAILED'
  >;
  readonly failure?: string;
  readonly validation: 'DNS' | 'EMAIL' | 'imported';
  /** Names whose validation record nobody writes: no hosted zone is given for them. */
  readonly unvalidated: Known<readonly string[]>;
}

/** A hosted zone of Route 53. */
export interface ZoneFact extends Fact {
  readonly name: string;
  readonly public: boolean;
  /** Whether this plan creates it, so that no registrar can know its name servers yet. */
  readonly created: boolean;
  readonly nameServers: Known<readonly string[]>;
  /** The name servers that the parent zone answers with. */
  readonly delegatedTo: Known<readonly string[]>;
}

/** A CloudFront distribution. */
export interface DistributionFact extends Fact {
  readonly hosts: readonly string[];
  readonly certificate?: string;
}
