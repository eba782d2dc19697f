import type {
  Failure,
  GetTaskProtectionCommandInput,
  GetTaskProtectionCommandOutput,
  ProtectedTask,
  UpdateTaskProtectionCommandInput,
  UpdateTaskProtectionCommandOutput,
} from '@aws-sdk/client-ecs';
import { AwsError } from '../../aws/aws-error.ts';
import type { Operation } from '../../aws/operation.ts';
import type { Task, Tasks } from '../tasks.ts';
import { type Output, type TaskOperationParts, taskArn, taskIn } from './operation-parts.ts';

const defaultMinutes = 120;
const mostMinutes = 2880;

/** UpdateTaskProtection: keeps tasks of services from being scaled in or replaced for a while. */
export function updateProtection(
  tasks: Tasks,
  parts: TaskOperationParts,
): Operation<UpdateTaskProtectionCommandInput, Output<UpdateTaskProtectionCommandOutput>> {
  return {
    needs: needs(parts, 'ecs:UpdateTaskProtection'),
    run: ({ cluster, tasks: references = [], protectionEnabled, expiresInMinutes }) => {
      const minutes = expiresInMinutes ?? defaultMinutes;
      if (protectionEnabled && (minutes < 1 || minutes > mostMinutes)) {
        throw new AwsError(
          'InvalidParameterException',
          `expiresInMinutes must be between 1 and ${mostMinutes}.`,
        );
      }
      const until = protectionEnabled ? parts.clock.now() + minutes * 60_000 : undefined;
      return protections(tasks, parts, cluster, references, ({ arn }) => {
        tasks.protect(arn, until);
        return tasks.find(arn);
      });
    },
  };
}

/** GetTaskProtection. */
export function getProtection(
  tasks: Tasks,
  parts: TaskOperationParts,
): Operation<GetTaskProtectionCommandInput, Output<GetTaskProtectionCommandOutput>> {
  return {
    needs: needs(parts, 'ecs:GetTaskProtection'),
    run: ({ cluster, tasks: references }) => {
      const all = tasks.inCluster(parts.clusterNamed(cluster)).map(({ arn }) => arn);
      return protections(tasks, parts, cluster, references ?? all, (task) => task);
    },
  };
}

function needs(parts: TaskOperationParts, action: string) {
  return (input: {
    readonly cluster?: string | undefined;
    readonly tasks?: string[] | undefined;
  }) =>
    (input.tasks ?? []).map((reference) => ({
      action,
      resource: taskArn(parts, parts.clusterNamed(input.cluster), reference),
    }));
}

function protections(
  tasks: Tasks,
  parts: TaskOperationParts,
  clusterReference: string | undefined,
  references: readonly string[],
  apply: (task: Task) => Task | undefined,
): { protectedTasks: ProtectedTask[]; failures: Failure[] } {
  const cluster = parts.clusterNamed(clusterReference);
  const protectedTasks: ProtectedTask[] = [];
  const failures: Failure[] = [];
  for (const reference of references) {
    const task = taskIn(tasks, cluster, reference);
    const arn = taskArn(parts, cluster, reference);
    if (task === undefined) failures.push({ arn, reason: 'MISSING' });
    else if (!task.request.group.startsWith('service:') || task.desiredStatus === 'STOPPED') {
      failures.push({ arn, reason: 'TASK_NOT_VALID' });
    } else protectedTasks.push(protectionOf(apply(task) ?? task, parts.clock.now()));
  }
  return { protectedTasks, failures };
}

function protectionOf({ arn, protectedUntil }: Task, now: number): ProtectedTask {
  return protectedUntil === undefined || protectedUntil <= now
    ? { taskArn: arn, protectionEnabled: false }
    : { taskArn: arn, protectionEnabled: true, expirationDate: new Date(protectedUntil) };
}
