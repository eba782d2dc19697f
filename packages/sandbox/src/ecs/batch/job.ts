import type {
  AttemptDetail,
  ComputeEnvironmentDetail,
  ContainerOverrides,
  JobDefinition,
  JobQueueDetail,
  JobStatus,
  RetryStrategy,
} from '@aws-sdk/client-batch';
import type { Cancel } from '../../time/clock.ts';

/** One submitted job and the attempts at it. */
export interface Job {
  readonly arn: string;
  readonly id: string;
  readonly name: string;
  readonly queueArn: string;
  readonly definition: JobDefinition;
  readonly parameters: Readonly<Record<string, string>>;
  readonly overrides: ContainerOverrides;
  readonly retry: RetryStrategy;
  /** Seconds that an attempt may run. */
  readonly timeout: number | undefined;
  readonly tags: Readonly<Record<string, string>>;
  readonly createdAt: number;
  status: JobStatus;
  statusReason: string | undefined;
  startedAt: number | undefined;
  stoppedAt: number | undefined;
  taskArn: string | undefined;
  environment: ComputeEnvironmentDetail | undefined;
  readonly attempts: AttemptDetail[];
  /** Why it is being ended from outside; such an attempt is not retried. */
  ending: string | undefined;
  cancelTimers: Cancel[];
}

/** Batch's resources by ARN. */
export interface BatchResources {
  readonly environments: Map<string, ComputeEnvironmentDetail>;
  readonly queues: Map<string, JobQueueDetail>;
  /** Every revision, by its own ARN. */
  readonly definitions: Map<string, JobDefinition>;
}

/** Whether a job will not change any more. */
export function hasEnded({ status }: Job): boolean {
  return status === 'SUCCEEDED' || status === 'FAILED';
}

/** vCPUs that a job asks for. */
export function cpusOf({ definition, overrides }: Pick<Job, 'definition' | 'overrides'>): number {
  return Number(requirement(definition, overrides, 'VCPU') ?? 1);
}

/** MiB that a job asks for. */
export function memoryOf({ definition, overrides }: Pick<Job, 'definition' | 'overrides'>): number {
  return Number(requirement(definition, overrides, 'MEMORY') ?? 2048);
}

function requirement(
  definition: JobDefinition,
  overrides: ContainerOverrides,
  type: 'VCPU' | 'MEMORY',
): string | undefined {
  const all = [
    ...(overrides.resourceRequirements ?? []),
    ...(definition.containerProperties?.resourceRequirements ?? []),
  ];
  return all.find((one) => one.type === type)?.value;
}
