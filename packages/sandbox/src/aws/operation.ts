/** Who calls: the developer, who may do everything, or a task through one of its roles. */
export type Caller =
  | { readonly kind: 'developer' }
  | {
      readonly kind: 'role';
      readonly roleArn: string;
      readonly sessionName: string;
      readonly taskArn?: string;
    };

/** One permission that a call needs. `context` holds condition keys, such as `kms:ViaService`. */
export interface Need {
  readonly action: string;
  /** The resource's ARN, or `*` for actions without one. */
  readonly resource: string;
  readonly context?: Readonly<Record<string, string>>;
}

export interface Call {
  readonly caller: Caller;
  readonly signal?: AbortSignal;
  /** When the caller says that it signed, and what its clock should say; milliseconds since 1970. */
  readonly signed?: { readonly at: number; readonly now: number };
}

/**
 * One operation of an AWS service: the input and output of the SDK's command. `needs` says what a
 * role must be allowed (the developer is not asked); it is decided before `run`. Throws AwsError.
 */
export interface Operation<Input, Output> {
  readonly needs: (input: Input) => readonly Need[];
  readonly run: (input: Input, call: Call) => Output | Promise<Output>;
}

/** The operations of one service by the name of the SDK's command without `Command`. */
// biome-ignore lint/suspicious/noExplicitAny: each operation types its own input and output.
export type Operations = Readonly<Record<string, Operation<any, object>>>;

/** The services that the sandbox answers, named as the SDK's clients without `Client`. */
export type ServiceName =
  | 'ACM'
  | 'ApplicationAutoScaling'
  | 'Batch'
  | 'CloudFormation'
  | 'CloudWatch'
  | 'CloudWatchLogs'
  | 'DynamoDB'
  | 'EC2'
  | 'ECR'
  | 'ECS'
  | 'EFS'
  | 'ElastiCache'
  | 'ElasticLoadBalancingV2'
  | 'IAM'
  | 'Pipes'
  | 'RDS'
  | 'Route53'
  | 'S3'
  | 'SQS'
  | 'SSM'
  | 'STS'
  | 'SecretsManager'
  | 'ServiceQuotas';

export type Services = Readonly<Record<ServiceName, Operations>>;
