import { expect, test } from 'vitest';
import type { EngineEvent } from '../events/engine-event.ts';
import { Harbour, soundPrograms } from '../ship/testing/harbour.ts';
import { inVirtualTime } from '../testing/scripted-sandbox.ts';
import { findService } from './find-service.ts';
import { watchService } from './watch-service.ts';

/** Its application says a word and dies. */
function dyingWith(line: string) {
  const logs = [{ after: 500, line }];
  return { ...soundPrograms, api: { logs, exits: { after: 1000, code: 1 } } };
}

test('a deployment does not tell what tasks of an earlier one wrote before they died', async () => {
  const harbour = new Harbour();
  await harbour.ship('v1');
  await harbour.ship('v2', dyingWith('the old word'));

  const { events } = await harbour.ship('v3', dyingWith('the new word'));

  const lines = events.flatMap((event) => (event.kind === 'log' ? [event.line] : []));
  expect(new Set(lines)).toEqual(new Set(['the new word']));
});

test('what died before ECS could be asked the first time is told all the same, nothing older', async () => {
  let isBusy = false;
  const harbour: Harbour = new Harbour({
    interfere: ({ operation }) =>
      isBusy && operation === 'DescribeServices' ? { kind: 'throttled' } : undefined,
  });
  await harbour.ship('v1');
  const emit = (event: EngineEvent): void => {
    if (event.kind !== 'resource' || event.type !== 'AWS::ECS::Service' || isBusy) return;
    isBusy = true;
    harbour.scripted.clock.after(35_000, () => {
      isBusy = false;
    });
  };

  const { events } = await harbour.ship('v2', dyingWith('the new word'), { emit });

  const tasks = events.flatMap((event) => (event.kind === 'task' ? [event] : []));
  const first = tasks.find(({ service }) => service === 'api');
  expect(first).toMatchObject({
    definition: 'shop-production-api:2',
    status: 'STOPPED',
    containers: [{ exitCode: 1 }],
  });
  const said = events.findIndex((event) => event.kind === 'log');
  expect(events[said]).toMatchObject({ service: 'api', task: first?.task, line: 'the new word' });
  expect(said).toBeLessThan(events.findIndex((event) => event.kind === 'task' && event === first));
  const messages = events.flatMap((event) =>
    event.kind === 'service' && event.service === 'api' ? [event.message] : [],
  );
  expect(messages[0]).toContain(`has started 1 tasks: (task ${first?.task}`);
});

test('what became of tasks of a deleted service is not told of the one that has its name now', async () => {
  const harbour = new Harbour();
  const first = await harbour.ship('v1', dyingWith('the old word'));
  const old = tasksOf('api', first.events);

  const { events, report } = await harbour.ship('v2');
  const later = await lookAt('api', harbour);

  expect(report.outcome).toBe('deployed');
  expect(old.size).toBeGreaterThan(0);
  expect([...tasksOf('api', events)].filter((task) => old.has(task))).toEqual([]);
  expect(tasksOf('api', later).size).toBe(1);
  expect([...tasksOf('api', later)].filter((task) => old.has(task))).toEqual([]);
});

function tasksOf(service: string, events: readonly EngineEvent[]): ReadonlySet<string> {
  const told = events.flatMap((event) => (event.kind === 'task' ? [event] : []));
  return new Set(told.filter((task) => task.service === service).map(({ task }) => task));
}

/** What one look at a service tells, by somebody who asks for its whole past. */
async function lookAt(name: string, { scripted, account }: Harbour) {
  const events: EngineEvent[] = [];
  const emit = (event: EngineEvent) => events.push(event);
  const context = { ...account, emit, signal: AbortSignal.abort() };
  await inVirtualTime(scripted.clock, account.clients, async () => {
    const { service } = await findService({ name, stack: `shop-production-${name}` }, context);
    await watchService(service, context);
  });
  return events;
}
