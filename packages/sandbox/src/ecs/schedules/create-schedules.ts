import type { RunTaskResponse } from '@aws-sdk/client-ecs';
import type { Account } from '../../account.ts';
import { NotModelled } from '../../aws/aws-error.ts';
import { arnOf } from '../../aws/identity.ts';
import { refuseUnknown } from '../../aws/refuse-unknown.ts';
import type { Handlers } from '../../resources/handlers.ts';
import type { ResourceRequest, ResourceState } from '../../resources/resource-handler.ts';
import type { EventBus } from './event-bus.ts';
import { readRule, readSchedule } from './read-properties.ts';
import {
  callOf,
  type RunTargetParts,
  readTarget,
  ruleTarget,
  runTarget,
  scheduleTarget,
} from './run-target.ts';
import { startTimer } from './timer.ts';

export type SchedulesParts = RunTargetParts &
  Pick<Account, 'identity' | 'observe'> & { readonly bus: EventBus };

export interface SchedulesPart {
  readonly handlers: Handlers;
  /**
   * Runs the target of a stack's schedule now, once, whatever its expression says. Rejects with
   * what AWS refuses the call with.
   */
  readonly runNow: (stackName: string) => Promise<RunTaskResponse>;
}

interface ScheduledCall {
  readonly stackName: string;
  readonly call: () => Promise<RunTaskResponse>;
}

/** AWS::Scheduler::Schedule and AWS::Events::Rule: tasks at times, events to queues. */
export function createSchedules(parts: SchedulesParts): SchedulesPart {
  const running = new Map<string, () => void>();
  const calls = new Map<string, ScheduledCall>();

  const replace = (id: string, start: () => () => void): void => {
    running.get(id)?.();
    running.delete(id);
    running.set(id, start());
  };

  const remove = async ({ state }: { readonly state: ResourceState }): Promise<void> => {
    const arn = state.attributes.Arn?.toString() ?? '';
    running.get(arn)?.();
    running.delete(arn);
    calls.delete(arn);
  };

  async function runNow(stackName: string): Promise<RunTaskResponse> {
    const scheduled = [...calls.values()].find((one) => one.stackName === stackName);
    if (!scheduled) throw new Error(`the stack ${stackName} has no schedule`);
    return scheduled.call();
  }

  async function putSchedule(request: ResourceRequest, name: string): Promise<ResourceState> {
    const schedule = readSchedule(request);
    const group = schedule.GroupName ?? 'default';
    const arn = arnOf(parts.identity, 'scheduler', `schedule/${group}/${name}`);
    const target = readTarget(schedule.Target, scheduleTarget);
    const call = callOf(target, 'scheduler.amazonaws.com', parts);
    const run = runTarget(target, call, parts);
    calls.set(arn, { stackName: request.stack.name, call });
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
      const read = readTarget(target, ruleTarget);
      const run = runTarget(read, callOf(read, 'events.amazonaws.com', parts), parts);
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
    runNow,
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
