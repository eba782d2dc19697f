import type { Application } from '../application/application.ts';
import type { Value } from '../application/value.ts';
import { awsName, logicalId, shortHash } from '../text/names.ts';

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
  /** The cluster's name, not its ARN. */
  | 'cluster'
  /** ARN of the Service Connect namespace. */
  | 'namespace'
  /** As metrics name it: `app/…/…`. */
  | 'load-balancer-name'
  | 'load-balancer-dns'
  /** ARN of the listener that routes: HTTPS with a domain, else HTTP. */
  | 'listener'
  /** ARN of the notification topic. */
  | 'topic'
  | 'load-balancer-security-group'
  /** Of a service's tasks, or of a store in the network. Rules between two come from service stacks. */
  | `security-group/${string}`
  /** Of a volume's file system: port 2049. */
  | `volume/${string}/security-group`
  // the data stack gives
  /** ARN of the grouped secret. */
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
  /** ARN of the queue for the messages that cannot be handled. */
  | `store/${string}/queue/${string}/dead-letters`
  | `volume/${string}/file-system`
  | `volume/${string}/access-point`;

/** Path of the SSM parameter that holds a handed-over value. */
export function handoverPath(application: Application, key: HandoverKey): string {
  const segments = key.split('/').map((segment) => awsName(64, segment));
  return `/seaworthy/${application.name}/${application.environment}/${segments.join('/')}`;
}

/**
 * Logical id for a key within a template: `handoverId('given', 'store/db/host')` is
 * `GivenStoreDbHost`. A hyphen in the name of a store could be read as its end, hence the hash.
 */
export function handoverId(prefix: 'given' | 'handover', key: HandoverKey): string {
  const [kind, name = '', , item = ''] = key.split('/');
  const id = logicalId(prefix, ...key.split('/'));
  const isAmbiguous = kind === 'store' && `${name}${item}`.includes('-');
  return isAmbiguous ? `${id}${shortHash(key)}` : id;
}

/**
 * The store in whose connections secret a value lies: the first whose password it holds beside
 * other text. Undefined for a value without a store's password, and for a bare password, which is
 * the key `password` of the store's credentials.
 */
export function connectionStore(value: Value): string | undefined {
  if (value.length < 2) return undefined;
  for (const part of value) {
    if (part.kind === 'store' && part.attribute === 'password') return part.store;
  }
  return undefined;
}

/**
 * JSON key of a composed value in a store's connections secret. It stays when the value changes, so
 * that the release before, whose tasks know it by this key, can still start one.
 */
export function connectionKey(service: string, variable: string): string {
  return `${service}.${variable}`;
}

/** Name of the image repository of a service that is built from the project. */
export function repositoryName(application: Application, service: string): string {
  return `${application.name}/${application.environment}/${awsName(64, service)}`;
}

/** `shop-production-foundation`, `shop-production-data`. */
export function stackName(application: Application, layer: 'foundation' | 'data'): string {
  return joinStackName(application, layer);
}

/** `shop-production-api`; a service called `data` gets a hash, since the data stack has its name. */
export function serviceStackName(application: Application, service: string): string {
  const isTaken = service === 'foundation' || service === 'data';
  const part = isTaken ? `${service}-${shortHash(service)}` : service;
  return joinStackName(application, part);
}

/** CloudFormation wants a letter first, and Compose does not. */
function joinStackName(application: Application, part: string): string {
  const name = awsName(126, application.name, application.environment, part);
  return /^[a-z]/.test(name) ? name : `s-${name}`;
}
