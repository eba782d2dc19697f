import type { NetworkInterface } from '../network/network.ts';
import type { Action } from './actions.ts';
import type { Attributes } from './attributes.ts';
import type { Condition } from './conditions.ts';
import type { HealthCheck } from './health-check.ts';

export interface LoadBalancer {
  readonly arn: string;
  readonly name: string;
  /** `app/NAME/ID` */
  readonly fullName: string;
  readonly dnsName: string;
  readonly hostedZoneId: string;
  readonly scheme: 'internet-facing' | 'internal';
  readonly createdAt: number;
  readonly attributes: Attributes;
  /** One for each of its subnets. */
  interfaces: readonly NetworkInterface[];
}

export interface TargetGroup {
  readonly arn: string;
  readonly name: string;
  /** `targetgroup/NAME/ID` */
  readonly fullName: string;
  readonly vpcId: string;
  readonly port: number;
  readonly targetType: 'ip' | 'instance';
  readonly attributes: Attributes;
  check: HealthCheck;
}

export interface Listener {
  readonly arn: string;
  readonly loadBalancer: LoadBalancer;
  settings: ListenerSettings;
  /** By priority. */
  rules: readonly Rule[];
}

export interface ListenerSettings {
  readonly port: number;
  readonly protocol: 'HTTP' | 'HTTPS';
  readonly sslPolicy?: string;
  /** ARNs; the first is the default one. */
  readonly certificates: readonly string[];
  readonly defaultAction: Action;
}

export interface Rule {
  readonly arn: string;
  readonly listener: Listener;
  readonly priority: number;
  readonly conditions: readonly Condition[];
  readonly action: Action;
}
