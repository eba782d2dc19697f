import type { RunTaskRequest } from '@aws-sdk/client-ecs';
import type { Account } from '../../account.ts';
import { AwsError, NotModelled } from '../../aws/aws-error.ts';
import { arnOf } from '../../aws/identity.ts';
import type { Operation } from '../../aws/operation.ts';
import { refuseUnknown } from '../../aws/refuse-unknown.ts';
import type { Handlers } from '../../resources/handlers.ts';
import type { ResourceRequest, ResourceState } from '../../resources/resource-handler.ts';
import type { Queues } from '../pipes/queues.ts';
import type { EventBus } from './event-bus.ts';
import { invoke, type RetryPolicy } from './invoke.ts';
import { runAs } from './run-as.ts';
import { runTaskOf, type TaskTarget } from './task-target.ts';
import { startTimer } from './timer.ts';

export type SchedulesParts = Pick<Account, 'clock' | 'identity' | 'roles' | 'observe'> & {
  readonly bus: EventBus;
  readonly queues: Pick<Queues, 'exists' | 'send'>;
  readonly runTask: Operation<RunTaskRequest, object>;
};

/** AWS::Scheduler::Schedule and AWS::Events::Rule: tasks at times, events to queues. */
export function createSchedules(parts: SchedulesParts): { readonly handlers: Handlers } {
  const running = new Map<string, () => void>();

  const replace = (id: string, start: () => () => void): void => {
    running.get(id)?.();
    running.delete(id);
    running.set(id, start());
  };

  const remove = async ({ state }: { readonly state: ResourceState }): Promise<void> => {
    running.get(state.attributes.Arn?.toString() ?? '')?.();
    running.delete(state.attributes.Arn?.toString() ?? '');
  };

  async function putSchedule(request: ResourceRequest, name: string): Promise<ResourceState> {
    const schedule = readSchedule(request);
    const group = schedule.GroupName ?? 'default';
    const arn = arnOf(parts.identity, 'scheduler', `schedule/${group}/${name}`);
    const run = runTarget(
      readTarget(schedule.Target, scheduleTarget),
      'scheduler.amazonaws.com',
      parts,
    );
    replace(arn, () =>
      schedule.State === 'DISABLED'
        ? () => {}
        : startTimer(
            {
              expression: schedule.ScheduleExpression,
              timezone: schedule.ScheduleExpressionTimezone ?? 'UTC',
              ...(schedule.StartDate !== undefined && { start: Date.parse(schedule.StartDate) }),
              ...(schedule.EndDate !== undefined && { end: Date.parse(schedule.EndDate) }),
              run,
            },
            parts.clock,
          ),
    );
    return { physicalId: name, attributes: { Arn: arn } };
  }

  async function putRule(request: ResourceRequest, name: string): Promise<ResourceState> {
    const rule = readRule(request);
    const arn = arnOf(parts.identity, 'events', `rule/${name}`);
    const targets = rule.Targets ?? [];
    replace(arn, () => {
      if (rule.State === 'DISABLED') return () => {};
      const ends = [
        ...(rule.ScheduleExpression === undefined
          ? []
          : startSchedule(rule.ScheduleExpression, targets)),
        ...(rule.EventPattern === undefined ? [] : [follow(rule.EventPattern, targets, request)]),
      ];
      return () => {
        for (const end of ends) end();
      };
    });
    return { physicalId: name, attributes: { Arn: arn } };
  }

  function startSchedule(expression: string, targets: readonly object[]): readonly (() => void)[] {
    return targets.map((target) => {
      const run = runTarget(readTarget(target, ruleTarget), 'events.amazonaws.com', parts);
      return startTimer({ expression, timezone: 'UTC', run }, parts.clock);
    });
  }

  /** Events go to queues; a topic, which nobody listens to here, is only recorded. */
  function follow(
    pattern: object,
    targets: readonly object[],
    request: ResourceRequest,
  ): () => void {
    const queueArns = targets.flatMap((target) => {
      refuseUnknown('a target of an event pattern', target, ['Id', 'Arn']);
      const arn = 'Arn' in target ? String(target.Arn) : '';
      if (arn.includes(':sqs:')) return [arn];
      if (!arn.includes(':sns:')) throw new NotModelled(`${arn} as the target of an event pattern`);
      parts.observe({
        kind: 'recorded-only',
        type: 'AWS::Events::Rule to a topic',
        logicalId: request.logicalId,
      });
      return [];
    });
    return parts.bus.listen({
      pattern,
      deliver: (event) => {
        for (const queueArn of queueArns) {
          if (parts.queues.exists(queueArn)) parts.queues.send(queueArn, JSON.stringify(event));
        }
      },
    });
  }

  return {
    handlers: {
      'AWS::Scheduler::Schedule': {
        fidelity: 'modelled',
        create: (request) =>
          putSchedule(request, nameIn(request) ?? request.generatedName({ maxLength: 64 })),
        update: (request) => putSchedule(request, request.state.physicalId),
        delete: remove,
      },
      'AWS::Events::Rule': {
        fidelity: 'modelled',
        create: (request) =>
          putRule(request, nameIn(request) ?? request.generatedName({ maxLength: 64 })),
        update: (request) => putRule(request, request.state.physicalId),
        delete: remove,
      },
    },
  };
}

function nameIn({ properties }: ResourceRequest): string | undefined {
  return typeof properties.Name === 'string' ? properties.Name : undefined;
}

/** One call of RunTask under the target's role; what is given up goes to the dead-letter queue. */
function runTarget(target: Target, service: string, parts: SchedulesParts): () => void {
  const { clock, roles, queues } = parts;
  const request = runTaskOf(target);
  const call = () => runAs(parts.runTask, request, { roleArn: target.RoleArn, service }, roles);
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

interface Target extends TaskTarget {
  readonly retry: RetryPolicy;
  readonly deadLetters: string | undefined;
}

const scheduleTarget = [
  'Arn',
  'RoleArn',
  'EcsParameters',
  'Input',
  'RetryPolicy',
  'DeadLetterConfig',
];
const ruleTarget = ['Id', ...scheduleTarget];

/** Unless said, AWS tries 185 times within a day. */
function readTarget(given: object, known: readonly string[]): Target {
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

interface ScheduleProperties {
  readonly ScheduleExpression: string;
  readonly ScheduleExpressionTimezone?: string;
  readonly GroupName?: string;
  readonly State?: string;
  readonly StartDate?: string;
  readonly EndDate?: string;
  readonly Target: object;
}

function readSchedule({ properties }: ResourceRequest): ScheduleProperties {
  refuseUnknown('AWS::Scheduler::Schedule', properties, [
    'Name',
    'Description',
    'GroupName',
    'ScheduleExpression',
    'ScheduleExpressionTimezone',
    'FlexibleTimeWindow',
    'State',
    'StartDate',
    'EndDate',
    'Target',
  ]);
  const window = properties.FlexibleTimeWindow;
  const mode =
    typeof window === 'object' && window !== null && 'Mode' in window ? window.Mode : 'OFF';
  if (mode !== 'OFF') throw new NotModelled('a flexible time window');
  if (typeof properties.Target !== 'object') {
    throw new AwsError('ValidationException', 'Target is required.');
  }
  return properties as unknown as ScheduleProperties;
}

interface RuleProperties {
  readonly ScheduleExpression?: string;
  readonly EventPattern?: object;
  readonly State?: string;
  readonly Targets?: readonly object[];
}

function readRule({ properties }: ResourceRequest): RuleProperties {
  refuseUnknown('AWS::Events::Rule', properties, [
    'Name',
    'Description',
    'ScheduleExpression',
    'EventPattern',
    'State',
    'Targets',
  ]);
  return properties as RuleProperties;
}
