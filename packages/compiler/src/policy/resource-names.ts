import type { Application } from '../application/application.ts';
import { privateRepositoryOf } from '../application/images/private-repository.ts';
import type { Store } from '../application/store.ts';
import { existingItemsOf, existingStoreOf } from '../graph/parts.ts';
import { templateBucketStack } from '../template/template-bucket.ts';
import { scopeOf } from './handler-permissions.ts';

/** The account that a policy is for; `*` stands for whichever it is attached in. */
export interface PolicyPlace {
  readonly application: Pick<
    Application,
    'name' | 'environment' | 'region' | 'secretName' | 'secretStore' | 'services' | 'stores'
  >;
  readonly account: string;
}

/** The ARNs that a project's resources have, before they exist. */
export interface ProjectArns {
  readonly stacks: string;
  readonly repositories: string;
  /** Those of images that the project names and does not build. */
  readonly otherRepositories: readonly string[];
  readonly clusters: string;
  readonly services: string;
  readonly tasks: string;
  readonly taskDefinitions: string;
  readonly roles: string;
  /** Whoever may deploy it. */
  readonly principals: readonly string[];
  readonly logGroups: string;
  /** By its name alone as long as it is not there, then with six characters of AWS's. */
  readonly secret: readonly string[];
  /** Where the secrets are parameters: what stands for their path, and what is below it. */
  readonly secretParameters: readonly string[];
  readonly parameters: string;
  readonly buckets: string;
  /** The account's bucket for templates and its stack, and what of the bucket is the project's. */
  readonly templateBucket: string;
  readonly templateBucketStack: string;
  readonly sentTemplates: string;
  /** Credentials of databases, caches and brokers that exist. */
  readonly existingSecrets: readonly string[];
  /** Buckets, tables or queues that exist. */
  readonly existingItems: (kind: Store['kind']) => readonly string[];
}

export function projectArns(place: PolicyPlace): ProjectArns {
  const { name, environment, secretName, secretStore, stores } = place.application;
  const arn = arnIn(place);
  const stack = stackStart(place);
  const areParameters = secretStore === 'parameter-store';
  return {
    stacks: arn('cloudformation', `stack/${stack}-*/*`),
    repositories: arn('ecr', `repository/${name}/${environment}/*`),
    otherRepositories: otherRepositories(place),
    clusters: arn('ecs', `cluster/${stack}-*`),
    services: arn('ecs', `service/${stack}-*/*`),
    tasks: arn('ecs', `task/${stack}-*/*`),
    taskDefinitions: arn('ecs', `task-definition/${name}-${environment}-*:*`),
    roles: arn('iam', `role/${cut(stack, 24)}*`),
    principals: [arn('iam', 'role/*'), arn('iam', 'user/*')],
    logGroups: arn('logs', `log-group:/seaworthy/${name}/${environment}/*`),
    secret: areParameters
      ? []
      : [
          arn('secretsmanager', `secret:${secretName}`),
          arn('secretsmanager', `secret:${secretName}-??????`),
        ],
    secretParameters: areParameters
      ? [arn('ssm', `parameter${secretName}`), arn('ssm', `parameter${secretName}/*`)]
      : [],
    parameters: arn('ssm', `parameter/seaworthy/${name}/${environment}/*`),
    buckets: arn('s3', `${cut(stack, 20)}*`, '', ''),
    templateBucket: arn('s3', `${templateBucketStack}-*`, '', ''),
    templateBucketStack: arn('cloudformation', `stack/${templateBucketStack}/*`),
    sentTemplates: arn('s3', `${templateBucketStack}-*/${stack}-*`, '', ''),
    existingSecrets: stores.flatMap((store) => existingStoreOf(store)?.credentials ?? []),
    existingItems: (kind) =>
      stores.flatMap((store) =>
        store.kind === kind
          ? [...(existingItemsOf(store)?.items.values() ?? [])].map(({ arn }) => arn)
          : [],
      ),
  };
}

function otherRepositories({ application }: PolicyPlace): readonly string[] {
  const found = application.services.flatMap((service) => {
    if (service.kind === 'site' || service.image.kind !== 'registry') return [];
    const repository = privateRepositoryOf(service.image.reference);
    if (!repository) return [];
    const { account, region, name } = repository;
    return [
      arnIn({ application: { ...application, region }, account })('ecr', `repository/${name}`),
    ];
  });
  return [...new Set(found)];
}

/**
 * The resources that an action on this project can be limited to; `*` when IAM knows no resource for
 * it, or one whose name AWS makes up.
 */
export function resourcesOf(action: string, place: PolicyPlace): readonly string[] {
  const [service = ''] = action.split(':');
  const { required, optional } = scopeOf(action);
  const known = namesIn(place);
  const isOpen = required.some((type) => !known.has(`${service}/${type}`));
  const found = [...required, ...optional].flatMap((type) => known.get(`${service}/${type}`) ?? []);
  return isOpen || found.length === 0 ? ['*'] : [...new Set(found)];
}

/** Names that are known beforehand, by IAM's service and type of resource. */
function namesIn(place: PolicyPlace): ReadonlyMap<string, readonly string[]> {
  const arns = projectArns(place);
  const arn = arnIn(place);
  const { name, environment } = place.application;
  const stack = stackStart(place);
  const long = `${cut(stack, 20)}*`;
  // CloudFormation shortens names that may have no more than 40 characters.
  const short = `${cut(stack, 5)}*`;
  return new Map(
    Object.entries({
      'cloudwatch/alarm': [arn('cloudwatch', `alarm:${stack}-*`)],
      'cloudwatch/dashboard': [arn('cloudwatch', `dashboard/${name}-${environment}*`, '')],
      'dynamodb/table': [arn('dynamodb', `table/${stack}-*`)],
      'ecr/repository': [arns.repositories],
      'ecs/cluster': [arns.clusters],
      'ecs/service': [arns.services],
      'ecs/service-deployment': [arn('ecs', `service-deployment/${stack}-*/*/*`)],
      'ecs/task-definition': [arns.taskDefinitions],
      'elasticache/cluster': [arn('elasticache', `cluster:${short}`)],
      'elasticache/parametergroup': [
        arn('elasticache', `parametergroup:${short}`),
        arn('elasticache', 'parametergroup:default.*'),
      ],
      'elasticache/replicationgroup': [arn('elasticache', `replicationgroup:${short}`)],
      'elasticache/snapshot': [arn('elasticache', 'snapshot:*')],
      'elasticache/subnetgroup': [arn('elasticache', `subnetgroup:${long}`)],
      'events/rule-on-default-event-bus': [arn('events', `rule/${long}`)],
      'iam/instance-profile': [arn('iam', `instance-profile/${cut(stack, 24)}*`)],
      'iam/role': [arns.roles, arn('iam', 'role/aws-service-role/*')],
      'logs/log-group': [arns.logGroups],
      'pipes/pipe': [arn('pipes', `pipe/${long}`)],
      'rds/cluster': [arn('rds', `cluster:${long}`)],
      'rds/cluster-pg': [arn('rds', `cluster-pg:${long}`)],
      'rds/cluster-snapshot': [arn('rds', `cluster-snapshot:${long}`)],
      'rds/db': [arn('rds', `db:${long}`)],
      'rds/og': [arn('rds', 'og:default:*')],
      'rds/pg': [arn('rds', `pg:${long}`), arn('rds', 'pg:default.*')],
      'rds/snapshot': [arn('rds', `snapshot:${long}`)],
      'rds/subgrp': [arn('rds', `subgrp:${long}`)],
      's3/bucket': [arns.buckets],
      'scheduler/schedule': [arn('scheduler', `schedule/*/${long}`)],
      'secretsmanager/Secret': [...arns.secret, arn('secretsmanager', `secret:${stack}-*`)],
      'sns/topic': [arn('sns', `${stack}-*`)],
      'sqs/queue': [arn('sqs', `${stack}-*`)],
      'ssm/parameter': [arns.parameters, ...arns.secretParameters.slice(0, 1)],
    }),
  );
}

/** How names that CloudFormation makes up start: as those of the project's stacks do. */
function stackStart({ application }: PolicyPlace): string {
  const start = `${application.name}-${application.environment}`;
  return /^[a-z]/.test(start) ? start : `s-${start}`;
}

function cut(text: string, length: number): string {
  return `${text}-`.slice(0, length);
}

type WriteArn = (service: string, rest: string, region?: string, account?: string) => string;

/** IAM's ARNs have no region, S3's neither that nor an account. */
function arnIn({ application, account: own }: PolicyPlace): WriteArn {
  return (service, rest, region = service === 'iam' ? '' : application.region, account = own) =>
    `arn:${partitionOf(application.region)}:${service}:${region}:${account}:${rest}`;
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
