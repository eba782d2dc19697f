import type { Script } from '@seaworthy/sandbox';
import { describe, expect, test } from 'vitest';
import type { Emit, RefusedCheck } from '../events/engine-event.ts';
import { requestFor } from './testing/plan-text.ts';
import { codes, type Rehearsed, rehearseOn, storeless } from './testing/rehearse-on.ts';
import { scriptedGround } from './testing/scripted-ground.ts';

describe('a rehearsal of a service that listens elsewhere', () => {
  const start: Script = { listens: [{ port: 3000 }] };

  /** Rehearses while each task refuses checks, so many seconds after it runs; counts from the first. */
  async function refusing(
    listening: RefusedCheck['listening'],
    seconds: readonly number[],
  ): Promise<Rehearsed & { readonly seconds: number }> {
    const ground = scriptedGround(() => start);
    let tell: Emit = () => {};
    let began: number | undefined;
    const rehearsed = await rehearseOn(ground, requestFor(storeless), {
      openGround: async (emit) => {
        tell = emit;
        return ground;
      },
      emit: (event) => {
        if (event.kind !== 'task' || event.status !== 'RUNNING') return;
        began ??= ground.clock.now();
        for (const second of seconds) {
          const { service, task } = event;
          const refused = {
            kind: 'check-refused',
            service,
            task,
            port: 8080,
            listening,
          } as const;
          ground.clock.after(second * 1000, () => tell(refused));
        }
      },
    });
    return { ...rehearsed, seconds: (ground.clock.now() - (began ?? Number.NaN)) / 1000 };
  }

  test('ends once the program had its time to start, and says where it listens', async () => {
    const { report, events } = await refusing([{ port: 3000, reachable: true }], [5, 29, 31]);

    expect(report.diagnostics).toMatchObject([
      {
        code: 'rehearse/not-listening',
        message:
          'shop would never be healthy: the load balancer asks it on port 8080, and it listens on port 3000.',
        owner: 'shop',
      },
    ]);
    expect(events.some((event) => event.kind === 'task' && event.status === 'STOPPED')).toBe(false);
  });

  test('ends sooner when it listens on 127.0.0.1, which no time changes', async () => {
    const inside = [{ port: 8080, reachable: false }];
    const { report, seconds } = await refusing(inside, [5, 11]);
    const { seconds: elsewhere } = await refusing([{ port: 3000, reachable: true }], [5, 11, 31]);

    expect(report.diagnostics[0]?.message).toBe(
      'shop would never be healthy: the load balancer asks it on port 8080, and it listens on 127.0.0.1:8080, which only the task itself reaches.',
    );
    expect(seconds).toBeLessThan(elsewhere - 15);
  });

  test('is waited for while it listens nowhere yet, until ECS ends its task, and the verdict says so', async () => {
    const { report, seconds } = await refusing([], [5, 31]);

    expect(codes(report)).toEqual(['bind-localhost']);
    expect(report.diagnostics[0]?.message).toMatch(/; it listens on no port$/);
    expect(seconds).toBeGreaterThan(60);
    expect(seconds).toBeLessThan(120);
  });
});

describe('a rehearsal of a service that answers health checks with an error', () => {
  /** Rehearses a service whose health path answers so, milliseconds after its start; counts from the first. */
  async function answering(
    answers: (at: number) => number,
  ): Promise<Rehearsed & { readonly seconds: number; readonly tasks: number }> {
    const ground = scriptedGround(() => ({
      listens: [{ port: 8080, answers: (_path, at) => ({ kind: 'status', status: answers(at) }) }],
    }));
    let began: number | undefined;
    const emit: Emit = (event) => {
      if (event.kind === 'task' && event.status === 'RUNNING') began ??= ground.clock.now();
    };
    const rehearsed = await rehearseOn(ground, requestFor(storeless), { emit });
    const tasks = rehearsed.events.flatMap((event) => (event.kind === 'task' ? event.task : []));
    const seconds = (ground.clock.now() - (began ?? Number.NaN)) / 1000;
    return { ...rehearsed, seconds, tasks: new Set(tasks).size };
  }

  test('ends before its grace period does when the error is about the request', async () => {
    const { report, events, seconds } = await answering(() => 400);

    expect(codes(report)).toEqual(['tg-host-header-rejected']);
    expect(events).toContainEqual({
      kind: 'given-up',
      service: 'shop',
      reason: 'Health checks failed with these codes: [400]',
    });
    expect(seconds).toBeLessThan(60);
  });

  test('waits until ECS ends its task when its paths may only not be there yet', async () => {
    const { report, seconds, tasks } = await answering(() => 404);

    expect(codes(report)).toEqual(['tg-code-mismatch']);
    expect(seconds).toBeGreaterThan(60);
    expect(seconds).toBeLessThan(120);
    expect(tasks).toBeLessThan(3);
  });

  test('tries another task when the server is what fails', async () => {
    const { report, tasks } = await answering(() => 503);

    expect(codes(report)).toEqual(['tg-code-mismatch']);
    expect(tasks).toBeGreaterThan(1);
  });

  test.each([404, 503])('passes when it turns from %i to well in time', async (status) => {
    const { report } = await answering((at) => (at < 40_000 ? status : 200));

    expect(report.outcome).toBe('passed');
  });
});
