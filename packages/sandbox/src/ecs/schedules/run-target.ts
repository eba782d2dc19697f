import type { RunTaskRequest, RunTaskResponse } from '@aws-sdk/client-ecs';
import type { Account } from '../../account.ts';
import { NotModelled } from '../../aws/aws-error.ts';
import type { Operation } from '../../aws/operation.ts';
import { refuseUnknown } from '../../aws/refuse-unknown.ts';
import type { Queues } from '../../queues/queues.ts';
import { invoke, type RetryPolicy } from './invoke.ts';
import { runAs } from './run-as.ts';
import { runTaskOf, type TaskTarget } from './task-target.ts';

export type RunTargetParts = Pick<Account, 'clock' | 'roles'> & {
  readonly queues: Pick<Queues, 'exists' | 'send'>;
  readonly runTask: Operation<RunTaskRequest, RunTaskResponse>;
};

/** One call of RunTask under the target's role; it rejects with what AWS refuses it with. */
export function callOf(
  target: Target,
  service: string,
  { runTask, roles }: RunTargetParts,
): () => Promise<RunTaskResponse> {
  const request = runTaskOf(target);
  return () => runAs(runTask, request, { roleArn: target.RoleArn, service }, roles);
}

/** Calls until the call is taken; what is given up goes to the dead-letter queue. */
export function runTarget(
  target: Target,
  call: () => Promise<unknown>,
  { clock, queues }: RunTargetParts,
): () => void {
  return () => {
    void invoke(call, target.retry, clock).then(({ error }) => {
      const queueArn = target.deadLetters;
      if (error === undefined || queueArn === undefined || !queues.exists(queueArn)) return;
      queues.send(
        queueArn,
        JSON.stringify({ target: target.Arn, error: error.name, message: error.message }),
      );
    });
  };
}

/** A target with what is done when it cannot be called. */
export interface Target extends TaskTarget {
  readonly retry: RetryPolicy;
  readonly deadLetters: string | undefined;
}

/** What a target of a schedule may say. */
export const scheduleTarget = [
  'Arn',
  'RoleArn',
  'EcsParameters',
  'Input',
  'RetryPolicy',
  'DeadLetterConfig',
];
/** What a target of a rule with a schedule may say. */
export const ruleTarget = ['Id', ...scheduleTarget];

/** Unless said, AWS tries 185 times within a day. */
export function readTarget(given: object, known: readonly string[]): Target {
  refuseUnknown('the target of a schedule', given, known);
  const target = given as TaskTarget & {
    readonly RetryPolicy?: Readonly<Record<string, unknown>>;
    readonly DeadLetterConfig?: { readonly Arn?: string };
  };
  if (target.EcsParameters === undefined)
    throw new NotModelled(`${target.Arn} as a schedule's target`);
  const {
    MaximumRetryAttempts = 185,
    MaximumEventAgeInSeconds,
    MaximumEventAge = 86_400,
  } = target.RetryPolicy ?? {};
  return {
    ...target,
    retry: {
      maximumAttempts: Number(MaximumRetryAttempts),
      maximumAge: Number(MaximumEventAgeInSeconds ?? MaximumEventAge) * 1000,
    },
    deadLetters: target.DeadLetterConfig?.Arn,
  };
}
