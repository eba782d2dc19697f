import type { Application } from '@seaworthy/compiler';

/** A policy document of IAM. */
export interface Policy {
  readonly Version: '2012-10-17';
  readonly Statement: readonly Statement[];
}

export interface Statement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Principal?: { readonly Service: string };
  readonly Action: readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Who takes part in keeping and reading the secret, each with no more than it needs. */
export interface SecretPolicies {
  /** Of whoever runs `seaworthy secrets`: statements to add to theirs. */
  readonly secrets: Policy;
  /** Of the role with which ECS starts tasks: it reads the secret, the application does not. */
  readonly executionRole: Policy;
  /** Of the application's own role, where it reads the secret itself, by `bootstrapSecrets()`. */
  readonly taskRole: Policy;
  /** Lets ECS, and tasks of this account alone, take either role. */
  readonly trust: Policy;
}

export interface PolicyRequest {
  readonly application: Pick<
    Application,
    'secretName' | 'secretStore' | 'region' | 'name' | 'environment'
  >;
  /** Twelve digits, or `*` where the account is not known. */
  readonly account: string;
  /** ARN of a customer's own KMS key; AWS's own needs no permission. */
  readonly key?: string;
}

/** The least policies for the secret, in the project's own names. */
export function secretPolicies(request: PolicyRequest): SecretPolicies {
  const { keep, start, read, writesWith } = {
    'secrets-manager': secretStatements,
    'parameter-store': parameterStatements,
  }[request.application.secretStore](request);
  const decrypting = keyStatements(request, ['kms:Decrypt']);
  return {
    secrets: policy([
      ...keep,
      ...deployedReading(request),
      ...keyStatements(request, ['kms:Decrypt', ...writesWith]),
    ]),
    executionRole: policy([...start, ...decrypting]),
    taskRole: policy([...read, ...decrypting]),
    trust: policy([trust(request)]),
  };
}

/** What a store asks for of those who write, of ECS, and of an application that reads by itself. */
interface StoreStatements {
  readonly keep: readonly Statement[];
  readonly start: readonly Statement[];
  readonly read: readonly Statement[];
  /** Actions of KMS that writing takes, besides decrypting. */
  readonly writesWith: readonly string[];
}

function secretStatements({ application, account }: PolicyRequest): StoreStatements {
  const { region, secretName } = application;
  const secret = `arn:${partitionOf(region)}:secretsmanager:${region}:${account}:secret:${secretName}-??????`;
  const reading = ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'];
  return {
    keep: [allow('KeepSecret', keeping, secret)],
    start: [allow('ReadSecret', ['secretsmanager:GetSecretValue'], secret)],
    read: [allow('ReadSecret', reading, secret)],
    writesWith: ['kms:GenerateDataKey'],
  };
}

/** What `push`, `pull`, `diff`, `ls`, `set`, `rotate` and `rollback` do with the secret. */
const keeping: readonly string[] = [
  'secretsmanager:DescribeSecret',
  'secretsmanager:GetSecretValue',
  'secretsmanager:ListSecretVersionIds',
  'secretsmanager:PutSecretValue',
  'secretsmanager:UpdateSecretVersionStage',
];

/** Deleting is for the draft of a push; old versions are removed by deployments. */
function parameterStatements({ application, account }: PolicyRequest): StoreStatements {
  const { region, secretName } = application;
  const path = `arn:${partitionOf(region)}:ssm:${region}:${account}:parameter${secretName}`;
  return {
    keep: [
      allow('FindSecret', ['ssm:GetParameter'], path),
      allow('KeepSecret', ['ssm:GetParametersByPath', 'ssm:PutParameter'], `${path}/*`),
      allow('EndPush', ['ssm:DeleteParameters'], `${path}/drafts/*`),
    ],
    start: [allow('ReadSecret', ['ssm:GetParameters'], `${path}/*`)],
    read: [allow('ReadSecret', ['ssm:GetParametersByPath'], `${path}/*`)],
    writesWith: ['kms:Encrypt', 'kms:GenerateDataKey'],
  };
}

/** `diff` and `ls` look which version the services have. AWS knows no resource for the last of them. */
function deployedReading({ application, account }: PolicyRequest): readonly Statement[] {
  const { region, name, environment } = application;
  const own = (service: string, resource: string): string =>
    `arn:${partitionOf(region)}:${service}:${region}:${account}:${resource}`;
  const project = `${name}-${environment}`;
  return [
    allow(
      'FindServices',
      ['cloudformation:DescribeStackResources'],
      own('cloudformation', `stack/${project}-*/*`),
    ),
    {
      ...allow('SeeTasks', ['ecs:ListTasks', 'ecs:DescribeTasks'], '*'),
      Condition: { ArnLike: { 'ecs:cluster': own('ecs', `cluster/${project}*`) } },
    },
    allow('SeeDefinitions', ['batch:DescribeJobDefinitions', 'ecs:DescribeTaskDefinition'], '*'),
  ];
}

/** By way of the store alone: the key opens nothing else to them. */
function keyStatements(
  { key, application: { region, secretStore } }: PolicyRequest,
  actions: readonly string[],
): readonly Statement[] {
  if (key === undefined) return [];
  const service = secretStore === 'parameter-store' ? 'ssm' : 'secretsmanager';
  const via = `${service}.${region}.amazonaws.com`;
  return [
    {
      ...allow('UseKey', actions, key),
      Condition: { StringEquals: { 'kms:ViaService': via } },
    },
  ];
}

function trust({ application: { region }, account }: PolicyRequest): Statement {
  const statement = {
    Sid: 'Ecs',
    Effect: 'Allow',
    Principal: { Service: 'ecs-tasks.amazonaws.com' },
    Action: ['sts:AssumeRole'],
  } as const;
  if (account === '*') return statement;
  return {
    ...statement,
    Condition: {
      StringEquals: { 'aws:SourceAccount': account },
      ArnLike: { 'aws:SourceArn': `arn:${partitionOf(region)}:ecs:${region}:${account}:*` },
    },
  };
}

function policy(statements: readonly Statement[]): Policy {
  return { Version: '2012-10-17', Statement: statements };
}

function allow(
  Sid: string,
  Action: readonly string[],
  Resource: string | readonly string[],
): Statement {
  return { Sid, Effect: 'Allow', Action, Resource };
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
