import type { Account } from '../../account.ts';
import type { Task } from '../tasks.ts';
import type { AwsEvent, PutEvent } from './event.ts';
import { fitsPattern } from './event-pattern.ts';

/** A rule's pattern, and where events that fit it go. */
export interface Listener {
  readonly pattern: object;
  readonly deliver: (event: object) => void;
}

export interface EventBus {
  readonly put: PutEvent;
  /** The answer ends it. */
  readonly listen: (listener: Listener) => () => void;
}

/** The account's default bus: what ECS and Batch say of their tasks and jobs, to the rules. */
export function createEventBus({
  clock,
  identity,
  tasks,
}: Pick<Account, 'clock' | 'identity' | 'tasks'>): EventBus {
  const listeners = new Set<Listener>();

  const put: PutEvent = (event) => {
    if (listeners.size === 0) return;
    const whole = {
      version: '0',
      id: identity.uuid(),
      account: identity.account,
      region: identity.region,
      time: new Date(clock.now()).toISOString(),
      ...event,
    };
    for (const { pattern, deliver } of listeners) if (fitsPattern(pattern, whole)) deliver(whole);
  };

  tasks.onChange((task) => {
    if (listeners.size > 0) put(taskEvent(task, identity));
  });

  return {
    put,
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function taskEvent(task: Task, { account, region }: Account['identity']): AwsEvent {
  return {
    source: 'aws.ecs',
    'detail-type': 'ECS Task State Change',
    resources: [task.arn],
    detail: {
      clusterArn: `arn:aws:ecs:${region}:${account}:cluster/${task.request.cluster}`,
      taskArn: task.arn,
      taskDefinitionArn: task.request.definition.taskDefinitionArn,
      group: task.request.group,
      startedBy: task.request.startedBy,
      lastStatus: task.status,
      desiredStatus: task.desiredStatus,
      stopCode: task.stopCode,
      stoppedReason: task.stoppedReason,
      containers: task.containers.map(({ name, status, exitCode, reason }) => ({
        name,
        lastStatus: status,
        exitCode,
        reason,
      })),
    },
  };
}
