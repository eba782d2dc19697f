import type { Statement } from '../iam/policy/statement.ts';
import type { NetworkAcl } from './acls/network-acl.ts';
import type { AddressPool } from './addresses/address-pool.ts';
import type { Cidr } from './addresses/cidr.ts';
import type { NetworkInterface } from './network.ts';
import type { SecurityGroup } from './security-groups/security-group.ts';

/** Everything that EC2 knows of this account's network, each thing by its id. */
export interface NetworkRecords {
  readonly vpcs: Map<string, Vpc>;
  readonly subnets: Map<string, Subnet>;
  readonly internetGateways: Map<string, InternetGateway>;
  readonly natGateways: Map<string, NatGateway>;
  /** By allocation id. */
  readonly elasticAddresses: Map<string, ElasticAddress>;
  readonly routeTables: Map<string, RouteTable>;
  readonly securityGroups: Map<string, SecurityGroup>;
  /** Those that somebody made; the default one of a VPC lets everything through. */
  readonly networkAcls: Map<string, NetworkAcl>;
  readonly endpoints: Map<string, Endpoint>;
  readonly interfaces: Map<string, NetworkInterface>;
}

export interface Vpc {
  readonly id: string;
  readonly cidr: Cidr;
  dnsSupport: boolean;
  dnsHostnames: boolean;
  readonly mainRouteTableId: string;
  readonly defaultSecurityGroupId: string;
}

export interface Subnet {
  readonly id: string;
  readonly vpcId: string;
  readonly cidr: Cidr;
  readonly availabilityZone: string;
  readonly addresses: AddressPool;
  /** An association of its own; without one the main route table of the VPC holds. */
  association: { readonly id: string; readonly routeTableId: string } | undefined;
  /** Absent: the default one of the VPC. */
  networkAcl?: { readonly id: string; readonly aclId: string };
}

export interface InternetGateway {
  readonly id: string;
  vpcId: string | undefined;
}

export interface NatGateway {
  readonly id: string;
  readonly vpcId: string;
  /** Absent: a regional gateway, which has its own way to the internet gateway. */
  readonly subnetId?: string;
  readonly interfaceId?: string;
  readonly allocationId?: string;
  readonly connectivity: 'public' | 'private';
}

export interface ElasticAddress {
  readonly allocationId: string;
  readonly address: string;
  /** The NAT gateway that has it. */
  natGatewayId: string | undefined;
}

export interface RouteTable {
  readonly id: string;
  readonly vpcId: string;
  /** Besides the `local` route, by destination as AWS writes it. */
  readonly routes: Map<string, Route>;
}

export interface Route {
  readonly destination: Cidr;
  target: RouteTarget;
}

export type RouteTarget =
  | { readonly kind: 'internet-gateway'; readonly id: string }
  | { readonly kind: 'nat-gateway'; readonly id: string };

export type Endpoint = InterfaceEndpoint | GatewayEndpoint;

interface AnyEndpoint {
  readonly id: string;
  readonly vpcId: string;
  /** As the end of its service name: `ecr.api`. */
  readonly service: string;
  /** Absent: the policy that allows everything. */
  policy: readonly Statement[] | undefined;
}

export interface InterfaceEndpoint extends AnyEndpoint {
  readonly kind: 'interface';
  privateDns: boolean;
  securityGroupIds: readonly string[];
  /** By subnet id. */
  interfaceIds: ReadonlyMap<string, string>;
}

export interface GatewayEndpoint extends AnyEndpoint {
  readonly kind: 'gateway';
  routeTableIds: ReadonlySet<string>;
}

export function createRecords(): NetworkRecords {
  return {
    vpcs: new Map(),
    subnets: new Map(),
    internetGateways: new Map(),
    natGateways: new Map(),
    elasticAddresses: new Map(),
    routeTables: new Map(),
    securityGroups: new Map(),
    networkAcls: new Map(),
    endpoints: new Map(),
    interfaces: new Map(),
  };
}
