import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Script } from '../../runner/scripted/script.ts';
import type { StopCode, Task, TaskStatus } from '../tasks.ts';
import { apiContainer, type TaskAccount, taskAccount } from './testing/task-account.ts';

const order: readonly TaskStatus[] = [
  'PROVISIONING',
  'PENDING',
  'ACTIVATING',
  'RUNNING',
  'DEACTIVATING',
  'STOPPING',
  'DEPROVISIONING',
  'STOPPED',
];

const milliseconds = fc.integer({ min: 0, max: 200_000 });
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** A step of a start that takes its time, and fails once in a while. */
function rarely<T>({ takes, fails }: { takes: fc.Arbitrary<number>; fails: fc.Arbitrary<T> }) {
  return fc.oneof(
    { weight: 9, arbitrary: fc.record({ takes }) },
    { weight: 1, arbitrary: fc.record({ takes, fails }) },
  );
}

const script: fc.Arbitrary<Script> = fc.record(
  {
    pull: rarely({ takes: milliseconds, fails: fc.constant('not today') }),
    start: rarely({
      takes: milliseconds,
      fails: fc.constant({ code: 'CannotStartContainerError', reason: 'no' }),
    }),
    exits: fc.record({
      after: milliseconds,
      code: fc.constantFrom(0, 1, 137),
      outOfMemory: fc.boolean(),
    }),
    onSigterm: fc.oneof(
      fc.constant('ignored' as const),
      fc.record({ exitsAfter: milliseconds, code: fc.constantFrom(0, 143) }),
    ),
    command: fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }).map((results) => {
      let count = 0;
      return () => ({ code: results[count++ % results.length] ? 0 : 1, takes: count * 500 });
    }),
  },
  { requiredKeys: [] },
);

interface Piece {
  readonly essential: boolean;
  readonly script: Script;
  readonly condition: 'START' | 'COMPLETE' | 'SUCCESS' | 'HEALTHY';
  /** Which earlier container it waits for, if any. */
  readonly waitsFor: number | undefined;
  readonly startTimeout: number | undefined;
  readonly stopTimeout: number | undefined;
  readonly restarts: boolean;
}

const piece: fc.Arbitrary<Piece> = fc.record({
  essential: fc.boolean(),
  script,
  condition: fc.constantFrom('START', 'COMPLETE', 'SUCCESS', 'HEALTHY'),
  waitsFor: optional(fc.nat(3)),
  startTimeout: optional(fc.integer({ min: 2, max: 120 })),
  stopTimeout: optional(fc.integer({ min: 0, max: 120 })),
  restarts: fc.boolean(),
});

const stopOrder = fc.record({
  at: milliseconds,
  code: fc.constantFrom<StopCode>('UserInitiated', 'ServiceSchedulerInitiated'),
});

function often<T>(value: T, other: T): fc.Arbitrary<T> {
  return fc.nat(9).map((roll) => (roll === 0 ? other : value));
}

const cases = fc.record({
  pieces: fc.array(piece, { minLength: 1, maxLength: 4 }),
  stops: fc.array(stopOrder, { maxLength: 3 }),
  closed: often([], ['logs']),
  addresses: often(5, 0),
  interruptAt: optional(milliseconds),
});

/** Containers that depend on earlier ones only, in conditions that may be registered. */
function definitionsOf(pieces: readonly Piece[]): ContainerDefinition[] {
  return pieces.map((one, index) => {
    const on = one.waitsFor === undefined ? undefined : pieces[one.waitsFor];
    const dependable = on !== undefined && (one.waitsFor ?? 0) < index;
    const ends = one.condition === 'COMPLETE' || one.condition === 'SUCCESS';
    const isEssential = (candidate: Piece, at: number) => candidate.essential || at === 0;
    const condition = ends && on && isEssential(on, one.waitsFor ?? 0) ? 'START' : one.condition;
    return {
      ...apiContainer,
      name: `c${index}`,
      portMappings: [],
      essential: isEssential(one, index),
      healthCheck: { command: ['CMD', 'ok'], interval: 5, timeout: 2, retries: 2 },
      restartPolicy: { enabled: one.restarts, restartAttemptPeriod: 60 },
      ...(one.startTimeout !== undefined && { startTimeout: one.startTimeout }),
      ...(one.stopTimeout !== undefined && { stopTimeout: one.stopTimeout }),
      ...(dependable && { dependsOn: [{ containerName: `c${one.waitsFor}`, condition }] }),
    };
  });
}

it('every task runs or ends, by the same rules, whatever its containers do and whoever stops it', async () => {
  await fc.assert(
    fc.asyncProperty(cases, async ({ pieces, stops, closed, addresses, interruptAt }) => {
      const scripts = Object.fromEntries(pieces.map((one, index) => [`c${index}`, one.script]));
      const account = await taskAccount(scripts);
      for (const service of closed) account.network.closed.add(service);
      account.network.addresses = addresses;
      const definition = account.register({ containerDefinitions: definitionsOf(pieces) });
      const { arn } = account.launch({ definition, capacityProvider: 'FARGATE_SPOT' });
      for (const { at, code } of stops) {
        account.clock.after(at, () => account.tasks.stop(arn, code, `${code} at ${at}`));
      }
      if (interruptAt !== undefined) {
        account.clock.after(interruptAt, () => account.tasks.interrupt(arn));
      }
      await account.clock.run({ for: 1_500_000 });
      const before = account.tasks.find(arn)?.status;
      expect(['STOPPED', 'RUNNING', 'ACTIVATING']).toContain(before);
      if (before !== 'STOPPED') {
        expect(stops).toEqual([]);
        account.tasks.stop(arn, 'UserInitiated', 'the end');
        await account.clock.run({ for: 600_000 });
      }
      checkHistory(account, arn);
    }),
    { numRuns: 1000, seed: 20_261_120 },
  );
}, 120_000);

function checkHistory({ seen, network, look }: TaskAccount, arn: string): void {
  const end = look(arn);
  expect(end.status).toBe('STOPPED');
  expect(network.interfaces()).toEqual([]);
  expect(end.containers.every(({ status }) => status === 'STOPPED')).toBe(true);
  const neverRan = seen.every(({ status }) => status !== 'RUNNING');
  expect(end.startedAt === undefined).toBe(neverRan);
  expect(seen.some(({ status }) => status === 'DEACTIVATING')).toBe(!neverRan);
  for (const [index, now] of seen.entries()) {
    const next = seen[index + 1];
    if (next !== undefined) checkStep(now, next);
    if (now.stopCode !== undefined) expect(now.stopCode).toBe(end.stopCode);
    if (now.stoppedReason !== undefined) expect(now.stoppedReason).toBe(end.stoppedReason);
  }
  expect(seen.at(-1)).toBe(end);
  expect(end.stopCode).toBeDefined();
}

function checkStep(now: Task, next: Task): void {
  expect(order.indexOf(next.status)).toBeGreaterThanOrEqual(order.indexOf(now.status));
  expect(next.version).toBeGreaterThan(now.version ?? -1);
  if (now.desiredStatus === 'STOPPED') expect(next.desiredStatus).toBe('STOPPED');
  for (const [index, { status, restarts }] of now.containers.entries()) {
    const later = next.containers[index];
    if (status === 'STOPPED') expect(later?.status).toBe('STOPPED');
    expect(later?.restarts).toBeGreaterThanOrEqual(restarts);
    // Nothing starts any more once the task is to stop, but for what is already on its way.
    if (now.status === 'STOPPING' && status === 'PENDING') expect(restarts).toBe(0);
  }
  if (next.status === 'DEPROVISIONING' || next.status === 'STOPPED') {
    expect(next.containers.every(({ status }) => status === 'STOPPED')).toBe(true);
  }
}
