import type { Duplex } from 'node:stream';
import type { Need } from '../aws/operation.ts';

/** Something with an address in a VPC: a task, a load balancer's node, a database, an endpoint. */
export interface NetworkInterface {
  /** `eni-…` */
  readonly id: string;
  /** A private address of the subnet's range. */
  readonly address: string;
  readonly subnetId: string;
  readonly vpcId: string;
  /** Of its subnet, such as `us-east-1a`. */
  readonly availabilityZone?: string;
  readonly securityGroupIds: readonly string[];
  readonly publicAddress?: string;
  /** What it belongs to, in the user's words: `task 4f… of api`, `database db`. */
  readonly owner: string;
  /** Opens a connection to one of its ports as a peer in the VPC would; rejects as sockets do. */
  readonly dial: (port: number) => Promise<Duplex>;
}

export interface InterfaceRequest {
  readonly subnetId: string;
  readonly securityGroupIds: readonly string[];
  readonly assignPublicAddress: boolean;
  readonly owner: string;
  readonly dial: NetworkInterface['dial'];
}

/** Where a connection shall go. An AWS service is named as its endpoints are: `ecr.api`. */
export type Destination =
  | { readonly kind: 'interface'; readonly interface: NetworkInterface }
  | {
      readonly kind: 'service';
      readonly service: string;
      /** What will be asked there, if known: policies of endpoints on the way are asked too. */
      readonly need?: Need;
    }
  | { readonly kind: 'internet'; readonly host: string };

/** Whether packets arrive; if not, the first thing in the way, in AWS's terms. */
export type Reach =
  | { readonly open: true }
  | { readonly open: false; readonly obstacle: Obstacle; readonly explanation: string };

export type Obstacle =
  | { readonly kind: 'no-route'; readonly subnetId: string; readonly routeTableId: string }
  | { readonly kind: 'no-public-address'; readonly subnetId: string }
  | { readonly kind: 'gateway-unavailable'; readonly gatewayId: string }
  | { readonly kind: 'egress-rule'; readonly securityGroupIds: readonly string[] }
  | { readonly kind: 'ingress-rule'; readonly securityGroupIds: readonly string[] }
  | { readonly kind: 'network-acl'; readonly networkAclId: string; readonly subnetId: string }
  | { readonly kind: 'endpoint-policy'; readonly endpointId: string }
  | { readonly kind: 'no-dns'; readonly vpcId: string };

/** VPCs, subnets, routes, security groups and what is plugged into them. */
export interface Network {
  /** Throws AwsError, for instance `InvalidSubnetID.NotFound`, `InvalidGroup.NotFound`. */
  plugIn(request: InterfaceRequest): NetworkInterface;
  unplug(interfaceId: string): void;
  /** The live interface at a private address; VPCs may share addresses, so say which if known. */
  interfaceAt(address: string, vpcId?: string): NetworkInterface | undefined;
  interfaces(): readonly NetworkInterface[];
  /** Gives an interface a name that resolves inside its VPC; several interfaces may share one. */
  name(host: string, interfaceId: string): void;
  unname(host: string, interfaceId: string): void;
  /** What a name or address means to something in `vpcId`; AWS's own endpoints are services. */
  resolve(host: string, vpcId: string): Destination;
  /** TCP unless said. Security groups are read as they are now. */
  reach(from: NetworkInterface, to: Destination, port: number, protocol?: 'tcp' | 'udp'): Reach;
}
