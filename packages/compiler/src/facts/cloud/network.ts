import type { Fact, Known } from './fact.ts';

/** A virtual private cloud. */
export interface VpcFact extends Fact {
  readonly dnsSupport: Known<boolean>;
  readonly dnsHostnames: Known<boolean>;
}

export interface SubnetFact extends Fact {
  readonly vpc: string;
  readonly cidr: Known<string>;
  /** A zone's name, or a symbol that is equal for equal zones. */
  readonly zone: Known<string>;
  readonly freeAddresses: Known<number>;
  /** Whether instances in it get a public address without asking. */
  readonly givesAddresses: Known<boolean>;
}

/** A route table; the `local` route that every table has is left out. */
export interface RouteTableFact extends Fact {
  readonly vpc: string;
  /** Whether it serves the subnets of its VPC that have no association of their own. */
  readonly main: boolean;
  readonly subnets: readonly string[];
  readonly routes: readonly RouteFact[];
}

export interface RouteFact {
  /** A CIDR block or a prefix list. */
  readonly destination: string;
  readonly target: RouteTarget;
}

/** `other` is a transit gateway, an appliance, a firewall: where it leads cannot be seen. */
export interface RouteTarget {
  readonly kind: 'internet-gateway' | 'nat-gateway' | 'other';
  readonly id: string;
  readonly state: Known<'active' | 'blackhole'>;
}

export interface NatGatewayFact extends Fact {
  readonly vpc?: string;
  /** Absent for a regional NAT gateway, which needs no subnet. */
  readonly subnet?: string;
  readonly state: Known<'available' | 'pending' | 'failed' | 'deleting' | 'deleted'>;
}

export interface InternetGatewayFact extends Fact {
  /** The VPC it is attached to, if any. */
  readonly vpc?: string;
}

export interface EndpointFact extends Fact {
  readonly vpc: string;
  /** The last part of the service's name, such as `ecr.api`. */
  readonly service: string;
  readonly type: 'interface' | 'gateway';
  readonly privateDns: Known<boolean>;
  readonly subnets: readonly string[];
  readonly securityGroups: readonly string[];
  readonly routeTables: readonly string[];
  readonly available: Known<boolean>;
}

/** A security group with the rules in force: AWS's own allow-all egress is a rule like any other. */
export interface SecurityGroupFact extends Fact {
  readonly vpc?: string;
  readonly ingress: readonly RuleFact[];
  readonly egress: readonly RuleFact[];
}

export interface RuleFact {
  /** `tcp`, `udp`, `icmp`, or `-1` for all. */
  readonly protocol: string;
  readonly from: number;
  readonly to: number;
  readonly peer: Peer;
}

export type Peer =
  | { readonly kind: 'group'; readonly id: string }
  | { readonly kind: 'cidr'; readonly cidr: string }
  | { readonly kind: 'prefix-list'; readonly id: string };
