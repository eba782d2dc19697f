import type { Application } from '../application/application.ts';
import { privateRepositoryOf } from '../application/images/private-repository.ts';
import type { Store } from '../application/store.ts';
import { existingStoreOf, isExisting } from '../graph/parts.ts';
import type { PolicyStatement, PolicyUse } from './policy.ts';
import { type PolicyPlace, type ProjectArns, projectArns } from './resource-names.ts';

/** What Seaworthy itself asks of AWS, beside what CloudFormation does. */
export function callStatements(
  use: PolicyUse,
  application: Application,
  place: PolicyPlace,
): readonly PolicyStatement[] {
  const arns = projectArns(place);
  return calls
    .filter(({ uses, needed }) => uses.includes(use) && (needed?.(application) ?? true))
    .map(({ sid, actions, resources, condition }) => {
      const limits = condition?.(arns);
      return {
        Sid: sid,
        Effect: 'Allow',
        Action: actions,
        Resource: resources?.(arns) ?? ['*'],
        ...(limits && { Condition: limits }),
      };
    });
}

interface Calls {
  readonly sid: string;
  readonly uses: readonly PolicyUse[];
  readonly actions: readonly string[];
  /** Absent: AWS knows no resource for these actions. */
  readonly resources?: (arns: ProjectArns) => readonly string[];
  readonly condition?: (arns: ProjectArns) => NonNullable<PolicyStatement['Condition']>;
  /** Absent: every project needs it. */
  readonly needed?: (application: Application) => boolean;
}

const all: readonly PolicyUse[] = ['deploy', 'ci', 'plan'];
const deploying: readonly PolicyUse[] = ['deploy', 'ci'];

const calls: readonly Calls[] = [
  {
    sid: 'ReadStacks',
    uses: all,
    actions: [
      'cloudformation:DescribeChangeSet',
      'cloudformation:DescribeStackEvents',
      'cloudformation:DescribeStackResourceDrifts',
      'cloudformation:DescribeStackResources',
      'cloudformation:DescribeStacks',
      'cloudformation:DetectStackDrift',
      'cloudformation:DetectStackResourceDrift',
      'cloudformation:GetTemplate',
      'cloudformation:ListStackResources',
    ],
    resources: ({ stacks }) => [stacks],
  },
  {
    sid: 'ReadServices',
    uses: all,
    actions: ['ecs:DescribeServices', 'ecs:DescribeTasks'],
    resources: ({ services, tasks }) => [services, tasks],
  },
  {
    sid: 'ReadWithoutNames',
    uses: all,
    actions: [
      'application-autoscaling:DescribeScalableTargets',
      'application-autoscaling:DescribeScalingPolicies',
      'cloudformation:DescribeStackDriftDetectionStatus',
      'cloudformation:ListStacks',
      'cloudwatch:DescribeAlarms',
      'ecs:DescribeTaskDefinition',
      'ecs:ListTasks',
      'elasticloadbalancing:DescribeTargetHealth',
    ],
  },
  {
    sid: 'ReadJobDefinitions',
    uses: all,
    actions: ['batch:DescribeJobDefinitions'],
    needed: ({ secrets, services }) =>
      secrets.length > 0 && services.some(({ kind }) => kind === 'batch'),
  },
  {
    sid: 'ReadLimits',
    uses: deploying,
    actions: ['ec2:DescribeAddresses', 'ec2:DescribeVpcs', 'servicequotas:GetServiceQuota'],
  },
  {
    sid: 'AskIam',
    uses: deploying,
    actions: ['iam:GetRole', 'iam:SimulatePrincipalPolicy'],
    resources: ({ principals }) => principals,
  },
  {
    sid: 'ReadCertificate',
    uses: deploying,
    actions: ['acm:DescribeCertificate'],
    needed: ({ domain }) => domain?.certificate !== undefined,
  },
  {
    // CloudFormation composes URLs in the caller's name.
    sid: 'ReadExistingCredentials',
    uses: deploying,
    actions: ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
    resources: ({ existingSecrets }) => existingSecrets,
    needed: ({ stores }) => stores.some((store) => existingStoreOf(store) !== undefined),
  },
  {
    sid: 'FindExistingGroups',
    uses: deploying,
    actions: ['ec2:DescribeSecurityGroups'],
    needed: ({ stores, loadBalancer }) =>
      loadBalancer !== undefined || stores.some((store) => existingStoreOf(store) !== undefined),
  },
  {
    sid: 'FindLoadBalancer',
    uses: deploying,
    actions: ['elasticloadbalancing:DescribeListeners'],
    needed: ({ loadBalancer }) => loadBalancer !== undefined,
  },
  {
    sid: 'FindExistingBuckets',
    uses: deploying,
    actions: ['s3:ListBucket'],
    resources: ({ existingItems }) => existingItems('bucket'),
    needed: hasExisting('bucket'),
  },
  {
    sid: 'FindExistingTables',
    uses: deploying,
    actions: ['dynamodb:DescribeTable'],
    resources: ({ existingItems }) => existingItems('table'),
    needed: hasExisting('table'),
  },
  {
    sid: 'FindExistingQueues',
    uses: deploying,
    actions: ['sqs:GetQueueUrl'],
    resources: ({ existingItems }) => existingItems('queue'),
    needed: hasExisting('queue'),
  },
  {
    sid: 'FindNetwork',
    uses: deploying,
    actions: ['ec2:DescribeSubnets'],
    needed: ({ network }) => network.existing !== undefined,
  },
  {
    sid: 'ReadLogs',
    uses: all,
    actions: ['logs:FilterLogEvents', 'logs:GetLogEvents'],
    resources: ({ logGroups }) => [logGroups],
  },
  {
    sid: 'ReadRecords',
    uses: all,
    actions: ['ssm:GetParameter', 'ssm:GetParameters', 'ssm:GetParametersByPath'],
    resources: ({ parameters }) => [parameters],
  },
  {
    sid: 'ReadSecretVersions',
    uses: all,
    actions: ['secretsmanager:DescribeSecret', 'secretsmanager:ListSecretVersionIds'],
    resources: ({ secret }) => secret,
    needed: keepsSecret,
  },
  {
    sid: 'ReadSecretPath',
    uses: all,
    actions: ['ssm:GetParameter'],
    resources: ({ secretParameters: [path = ''] }) => [path],
    needed: keepsParameters,
  },
  {
    // It says which versions there are. Whoever may list a path may list all below: so not above.
    sid: 'ReadSecretHistory',
    uses: all,
    actions: ['ssm:GetParametersByPath'],
    resources: ({ secretParameters: [path = ''] }) => [`${path}/history`],
    needed: keepsParameters,
  },
  {
    sid: 'ChangeStacks',
    uses: deploying,
    actions: [
      'cloudformation:CancelUpdateStack',
      'cloudformation:ContinueUpdateRollback',
      'cloudformation:CreateChangeSet',
      'cloudformation:DeleteChangeSet',
      'cloudformation:DeleteStack',
      'cloudformation:ExecuteChangeSet',
      'cloudformation:TagResource',
      'cloudformation:UpdateStack',
      'cloudformation:UpdateTerminationProtection',
    ],
    resources: ({ stacks }) => [stacks],
  },
  {
    sid: 'WriteRecords',
    uses: deploying,
    actions: ['ssm:DeleteParameter', 'ssm:DeleteParameters', 'ssm:PutParameter'],
    resources: ({ parameters }) => [parameters],
  },
  {
    sid: 'WriteSecret',
    uses: deploying,
    actions: [
      'secretsmanager:GetSecretValue',
      'secretsmanager:PutSecretValue',
      'secretsmanager:UpdateSecretVersionStage',
    ],
    resources: ({ secret }) => secret,
    needed: keepsSecret,
  },
  {
    sid: 'WriteSecretParameters',
    uses: deploying,
    actions: ['ssm:DeleteParameters', 'ssm:GetParametersByPath', 'ssm:PutParameter'],
    resources: ({ secretParameters }) => secretParameters,
    needed: keepsParameters,
  },
  {
    sid: 'SignInToRegistry',
    uses: deploying,
    actions: ['ecr:GetAuthorizationToken'],
    needed: (application) => buildsImages(application) || namesRepositories(application),
  },
  {
    sid: 'ReadImages',
    uses: deploying,
    actions: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
    resources: ({ otherRepositories }) => otherRepositories,
    needed: namesRepositories,
  },
  {
    sid: 'PushImages',
    uses: deploying,
    actions: [
      'ecr:BatchCheckLayerAvailability',
      'ecr:BatchGetImage',
      'ecr:CompleteLayerUpload',
      'ecr:DescribeImages',
      'ecr:DescribeRepositories',
      'ecr:GetDownloadUrlForLayer',
      'ecr:InitiateLayerUpload',
      'ecr:ListTagsForResource',
      'ecr:PutImage',
      'ecr:UploadLayerPart',
    ],
    resources: ({ repositories }) => [repositories],
    needed: buildsImages,
  },
  {
    sid: 'PublishSites',
    uses: deploying,
    actions: [
      's3:DeleteObject',
      's3:GetObject',
      's3:GetObjectVersion',
      's3:ListBucket',
      's3:ListBucketVersions',
      's3:PutObject',
    ],
    resources: ({ buckets }) => [buckets, `${buckets}/*`],
    needed: ({ services }) => services.some(({ kind }) => kind === 'site'),
  },
  {
    sid: 'FindZone',
    uses: deploying,
    actions: ['route53:ListHostedZonesByName'],
    needed: ({ domain }) => domain !== undefined && domain.hostedZone === undefined,
  },
  {
    sid: 'FindRecords',
    uses: deploying,
    actions: ['route53:ListResourceRecordSets'],
    needed: ({ domain }) => domain !== undefined,
  },
  {
    sid: 'RunTasks',
    uses: ['deploy'],
    actions: ['ecs:RunTask'],
    resources: ({ taskDefinitions }) => [taskDefinitions],
    condition: ({ clusters }) => ({ ArnLike: { 'ecs:cluster': clusters } }),
    needed: hasTasks,
  },
  {
    sid: 'RunJobs',
    uses: ['ci'],
    actions: ['ecs:RunTask'],
    resources: ({ taskDefinitions }) => [taskDefinitions],
    condition: ({ clusters }) => ({ ArnLike: { 'ecs:cluster': clusters } }),
    needed: hasJobs,
  },
  {
    sid: 'PassRolesToTasks',
    uses: ['deploy'],
    actions: ['iam:PassRole'],
    resources: ({ roles }) => [roles],
    condition: () => ({ StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } }),
    needed: hasTasks,
  },
  {
    sid: 'PassRolesToJobs',
    uses: ['ci'],
    actions: ['iam:PassRole'],
    resources: ({ roles }) => [roles],
    condition: () => ({ StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } }),
    needed: hasJobs,
  },
  {
    sid: 'StopTasks',
    uses: deploying,
    actions: ['ecs:StopTask'],
    resources: ({ tasks }) => [tasks],
    needed: hasTasks,
  },
  {
    sid: 'OpenShells',
    uses: ['deploy'],
    actions: ['ecs:ExecuteCommand'],
    resources: ({ clusters, tasks }) => [clusters, tasks],
    needed: ({ services }) => services.some((service) => service.kind !== 'site' && service.exec),
  },
];

function hasExisting(kind: Store['kind']): (application: Application) => boolean {
  return ({ stores }) => stores.some((store) => store.kind === kind && isExisting(store));
}

function namesRepositories({ services }: Application): boolean {
  return services.some(
    (service) =>
      service.kind !== 'site' &&
      service.image.kind === 'registry' &&
      privateRepositoryOf(service.image.reference) !== undefined,
  );
}

function buildsImages({ services }: Application): boolean {
  return services.some((service) => service.kind !== 'site' && service.image.kind === 'built');
}

function keepsSecret({ secrets, secretStore }: Application): boolean {
  return secrets.length > 0 && secretStore === 'secrets-manager';
}

function keepsParameters({ secrets, secretStore }: Application): boolean {
  return secrets.length > 0 && secretStore === 'parameter-store';
}

function hasTasks({ services }: Application): boolean {
  return services.some(({ kind }) => kind !== 'site');
}

function hasJobs({ services }: Application): boolean {
  return services.some(({ kind }) => kind === 'job');
}
