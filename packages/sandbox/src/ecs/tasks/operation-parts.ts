import type { Account } from '../../account.ts';
import { arnOf } from '../../aws/identity.ts';
import type { Task, Tasks } from '../tasks.ts';

/** What the operations on tasks need. */
export interface TaskOperationParts
  extends Pick<Account, 'clock' | 'identity' | 'roles' | 'definitions'> {
  readonly clusterNamed: (reference: string | undefined) => string;
}

/** An output of the SDK without what its transport adds. */
export type Output<T> = Omit<T, '$metadata'>;

/** The task of a cluster by its ARN or id. */
export function taskIn(tasks: Tasks, cluster: string, reference: string): Task | undefined {
  const task = tasks.find(reference);
  return task?.request.cluster === cluster ? task : undefined;
}

/** The ARN by which policies and failures name a task. */
export function taskArn({ identity }: TaskOperationParts, cluster: string, reference: string) {
  return reference.startsWith('arn:')
    ? reference
    : arnOf(identity, 'ecs', `task/${cluster}/${reference}`);
}
