import type { Application } from '../application/application.ts';
import { awsName } from './names.ts';

/**
 * How stacks hand values over without locking each other: the giver writes an SSM parameter
 * (standard tier, free), the taker has a template parameter of type
 * `AWS::SSM::Parameter::Value<…>` whose default is that parameter's path. Unlike an export, the
 * value can change or go while others use it, and the templates deploy with AWS's own command.
 */
export type HandoverKey =
  // the foundation gives
  | 'vpc-id'
  | 'public-subnets'
  | 'private-subnets'
  | 'cluster'
  | 'namespace'
  | 'load-balancer-name'
  | 'load-balancer-dns'
  | 'listener'
  | 'topic'
  | `security-group/${string}`
  // the data stack gives
  | 'app-secret'
  | `store/${string}/host`
  | `store/${string}/port`
  /** ARN of the generated secret, a JSON object with `username` and `password`. */
  | `store/${string}/credentials`
  /** ARN of the secret with composed values, a JSON object with a key a value: see `connectionKey`. */
  | `store/${string}/connections`
  | `store/${string}/bucket/${string}`
  | `store/${string}/table/${string}`
  | `store/${string}/queue/${string}/url`
  | `store/${string}/queue/${string}/arn`
  | `store/${string}/queue/${string}/name`
  | `store/${string}/dead-letters/${string}/arn`
  | `volume/${string}/file-system`
  | `volume/${string}/access-point`;

/** The security group of the load balancer, among the `security-group/…` keys. */
export const loadBalancerOwner = 'load-balancer';

/** Path of the SSM parameter that holds a handed-over value. */
export function handoverPath(application: Application, key: HandoverKey): string {
  const segments = key.split('/').map((segment) => awsName(64, segment));
  return `/seaworthy/${application.name}/${application.environment}/${segments.join('/')}`;
}

/** JSON key of a composed value in a store's connections secret. */
export function connectionKey(service: string, variable: string): string {
  return `${service}.${variable}`;
}

/** `shop-production-foundation`, `shop-production-data`, `shop-production-api`. */
export function stackName(application: Application, part: string): string {
  return `${application.name}-${application.environment}-${part}`;
}
