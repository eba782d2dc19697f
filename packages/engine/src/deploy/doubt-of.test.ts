import type { Service, Task } from '@aws-sdk/client-ecs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { doubtOf } from './doubt-of.ts';

const now = Date.parse('2026-01-01T12:00:00Z');
const revision = 'shop-production-api:2';
const definition = `arn:aws:ecs:eu-west-1:123456789012:task-definition/${revision}`;

/** Seconds before now. */
function ago(seconds: number): Date {
  return new Date(now - seconds * 1000);
}

function running(since: number, more: Partial<Task> = {}): Task {
  const [lastStatus, desiredStatus] = ['RUNNING', 'RUNNING'];
  return {
    taskDefinitionArn: definition,
    lastStatus,
    desiredStatus,
    startedAt: ago(since),
    ...more,
  };
}

function dead(from: number, to: number, more: Partial<Task> = {}): Task {
  return {
    taskDefinitionArn: definition,
    lastStatus: 'STOPPED',
    desiredStatus: 'STOPPED',
    stopCode: 'EssentialContainerExited',
    startedAt: ago(from),
    stoppingAt: ago(to),
    ...more,
  };
}

function seen(tasks: readonly Task[], { desired = 1, isWeb = true } = {}) {
  const service: Service = {
    deployments: [{ status: 'PRIMARY', taskDefinition: definition, desiredCount: desired }],
    loadBalancers: isWeb ? [{ targetGroupArn: 'arn' }] : [],
  };
  return doubtOf({ service, tasks }, revision, now);
}

/** Seconds that are asked for; undefined: there is no doubt. */
function needed(...given: Parameters<typeof seen>): number | undefined {
  const doubt = seen(...given);
  return doubt && doubt.needed / 1000;
}

describe('a task that passes its checks', () => {
  test('is believed when it has run for 15 s', () => {
    expect(needed([running(14)])).toBe(15);
    expect(needed([running(15)])).toBeUndefined();
  });

  test('without any check, when it has run for 45 s', () => {
    expect(needed([running(44)], { isWeb: false })).toBe(45);
    expect(needed([running(45)], { isWeb: false })).toBeUndefined();
    expect(needed([running(15, { healthStatus: 'HEALTHY' })], { isWeb: false })).toBeUndefined();
  });

  test('is not enough where two are wanted', () => {
    expect(needed([running(60)], { desired: 2 })).toBe(15);
    expect(needed([running(60), running(20)], { desired: 2 })).toBeUndefined();
  });
});

describe('after a death', () => {
  test('the others have to run half as long again as the dead one did', () => {
    expect(needed([dead(100, 60), running(59)])).toBe(60);
    expect(needed([dead(100, 60), running(60)])).toBe(undefined);
  });

  test('for 30 s at least, and 2 minutes at most', () => {
    expect(needed([dead(20, 18), running(18)])).toBe(30);
    expect(needed([dead(900, 100), running(100)])).toBe(120);
  });

  test('of a task that never ran, no longer than otherwise', () => {
    const neverRan = dead(30, 25, { stopCode: 'TaskFailedToStart' });
    delete neverRan.startedAt;
    expect(needed([neverRan, running(15)])).toBeUndefined();
  });

  test('nothing else counts than tasks of the revision that ended as nobody wanted', () => {
    const earlier = dead(20, 1, { taskDefinitionArn: definition.replace(':2', ':1') });
    const replaced = dead(20, 1, { stopCode: 'ServiceSchedulerInitiated' });
    expect(needed([earlier, replaced, running(15)])).toBeUndefined();
  });

  test('it is said who died, and of what', () => {
    const reason = { stoppedReason: 'Essential container in task exited' };
    const died = dead(9, 4, { ...reason, taskArn: 'arn/d358' });
    expect(seen([died])?.deaths).toMatchObject([{ task: 'd358', ...reason }]);
  });

  test('who dies again and again is never believed between two deaths', () => {
    const life = fc.integer({ min: 1, max: 119 });
    const pause = fc.integer({ min: 0, max: 120 });
    const age = fc.integer({ min: 0, max: 118 });
    fc.assert(
      fc.property(fc.record({ life, pause, age, isWeb: fc.boolean() }), (given) => {
        const lived = Math.min(given.age, given.life - 1);
        const died = lived + given.pause;
        const tasks = [dead(died + given.life, died), running(lived)];
        expect(seen(tasks, given)).toBeDefined();
      }),
    );
  });
});

test('whether ECS runs another revision is not asked here', () => {
  const service = { deployments: [{ status: 'PRIMARY', taskDefinition: `${definition}0` }] };
  expect(doubtOf({ service, tasks: [running(1)] }, revision, now)).toBeUndefined();
});

test('a service that shall have no task needs none', () => {
  expect(needed([], { desired: 0 })).toBeUndefined();
});
