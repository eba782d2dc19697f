import { expect, test } from 'vitest';
import type { TaskEvent } from '../../events/engine-event.ts';
import { DeathWatch } from './death-watch.ts';

const unhealthy =
  'Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/api/84cc)';

function watching(): (task: Partial<TaskEvent>) => string | undefined {
  const watch = new DeathWatch(false);
  watch.expect('shop-production-api:2');
  const task: TaskEvent = {
    service: 'api',
    task: 'one',
    definition: 'shop-production-api:2',
    status: 'STOPPED',
    health: 'UNKNOWN',
    containers: [],
  };
  return (changes) => watch.hear({ kind: 'task', ...task, ...changes });
}

function exited(exitCode: number, task: string): Partial<TaskEvent> {
  const stoppedReason = 'Essential container in task exited';
  const containers = [{ name: 'api', status: 'STOPPED', exitCode }];
  return { task, stopCode: 'EssentialContainerExited', stoppedReason, containers };
}

test('a task that health checks gave up counts before it has left the load balancer', () => {
  const hear = watching();
  const leaving = { status: 'DEACTIVATING', stoppedReason: unhealthy };

  expect(hear({ ...leaving, task: 'one' })).toBeUndefined();
  expect(hear({ ...leaving, task: 'two' })).toBe(unhealthy);
});

test('however its container then ends, it counts once, and is like the others', () => {
  const hear = watching();
  const ended = (exitCode: number) => ({
    stoppedReason: unhealthy,
    containers: [{ name: 'api', status: 'STOPPED', exitCode }],
  });

  expect(hear({ task: 'one', status: 'DEACTIVATING', stoppedReason: unhealthy })).toBeUndefined();
  expect(hear({ task: 'one', ...ended(137) })).toBeUndefined();
  expect(hear({ task: 'two', ...ended(0) })).toBe(unhealthy);
});

test('a program that ends by itself counts when it has stopped, as only then its exit code is known', () => {
  const hear = watching();

  expect(hear({ ...exited(1, 'one'), status: 'DEPROVISIONING', containers: [] })).toBeUndefined();
  expect(hear(exited(1, 'one'))).toBeUndefined();
  expect(hear(exited(2, 'two'))).toBeUndefined();
  expect(hear(exited(1, 'three'))).toBe('Essential container in task exited');
});

test('tasks of an earlier revision do not count', () => {
  const hear = watching();
  const definition = 'shop-production-api:1';

  expect(hear({ ...exited(1, 'one'), definition })).toBeUndefined();
  expect(hear({ ...exited(1, 'two'), definition })).toBeUndefined();
});
