import { describe, expect, it, test } from 'vitest';
import type { EngineEvent } from '../../events/engine-event.ts';
import { faults, findFault } from './faults.ts';
import { showsFault } from './shows-fault.ts';
import {
  deployWithFault,
  healthyScript,
  type ScriptedDeployment,
} from './testing/deploy-with-fault.ts';
import { twinScripts } from './testing/twin-scripts.ts';

/** Where in rag-platform's Compose files the doctor should point. */
const places: Readonly<Record<string, string>> = {
  'crash-on-boot': 'compose.yaml: build: .',
  'crash-later': 'compose.yaml: build: .',
  'slow-boot': 'compose.yaml: healthcheck',
  'wrong-port': 'compose.yaml: - "8001:8001"',
  'binds-localhost': 'compose.yaml: - "8001:8001"',
  'health-400': 'compose.yaml: [ "CMD", "node", "-e", "fetch(\'http://lo',
  'health-404': 'compose.yaml: [ "CMD", "node", "-e", "fetch(\'http://lo',
  'health-500': 'compose.yaml: [ "CMD", "node", "-e", "fetch(\'http://lo',
  'ignores-sigterm': 'compose.yaml: build: .',
  'leaks-memory': 'compose.production.yaml: memory: 2G',
  'missing-variable': 'compose.yaml: OPENAI_API_KEY: ${OPENAI_API_KEY}',
  'env-file-demanded': 'compose.yaml: build: .',
  'arm64-image': 'compose.yaml: build: .',
  'crlf-entrypoint': 'compose.yaml: build: .',
  'missing-secret-key': 'compose.yaml: OPENAI_API_KEY: ${OPENAI_API_KEY}',
  'whole-json-secret': 'compose.yaml: OPENAI_API_KEY: ${OPENAI_API_KEY}',
  'execution-role-denied': 'compose.yaml: DATABASE_URL: postgresql://rag:${DB_PASSWORD}@db:5432/',
  'no-egress-to-store': 'compose.yaml: DATABASE_URL: postgresql://rag:${DB_PASSWORD}@db:5432/',
  'no-route': 'compose.production.yaml: cidr: 10.0.0.0/16 zones: 2 nat: single #',
  'plain-redis-on-tls': 'compose.yaml: REDIS_URL: redis://cache:6379/0',
  'database-without-tls': 'compose.yaml: DATABASE_URL: postgresql://rag:${DB_PASSWORD}@db:5432/',
  'disk-full': 'compose.yaml: build: .',
  'spot-interruption': '',
  'dependency-never-healthy': 'compose.production.yaml: api',
};

const named = faults.map((fault) => [fault.name, fault] as const);
const failing = named.filter(([, { ends }]) => ends === 'rolled-back');
const deployed = named.filter(([, { ends }]) => ends === 'deployed');

describe('in virtual time', () => {
  it.each(failing)('%s is stopped by the breaker and explained', async (name, fault) => {
    const deployment = await deployWithFault('rag-platform', fault, twinScripts[name]);
    const { succeeded, events, diagnostics, place } = deployment;
    expect(succeeded).toBe(false);
    expect(diagnostics.map(({ code, owner }) => [code, owner])).toEqual([[fault.cause, 'api']]);
    expect(place).toBe(places[name]);
    expect(events.some(({ event }) => showsFault(fault, event))).toBe(true);
    expect(messagesOf(events)).toContainEqual(
      expect.stringMatching(/^\(service api\) \(deployment .*\) deployment failed: tasks failed/),
    );
    expect(afterSecondDeath(deployment)).toBeLessThanOrEqual(90);
    expect(endOf(events, 'rag-platform-production-api')).toBe('rolled-back');
  });

  it.each(deployed)('%s comes through, and is explained', async (name, fault) => {
    const deployment = await deployWithFault('rag-platform', fault, twinScripts[name]);
    const { succeeded, events, diagnostics, place } = deployment;
    expect(succeeded).toBe(true);
    expect(diagnostics.map(({ code }) => code)).toEqual(fault.cause ? [fault.cause] : []);
    expect(place).toBe(places[name]);
    expect(events.some(({ event }) => showsFault(fault, event))).toBe(true);
  });

  it.each(['shortcut', 'audiobook', 'sesami'])(
    'a task of %s that is interrupted is replaced, and nothing is wrong',
    async (example) => {
      const fault = findFault('spot-interruption');
      const { succeeded, events, diagnostics, service } = await deployWithFault(
        example,
        fault,
        healthyScript('api'),
      );
      expect({ succeeded, diagnostics }).toEqual({ succeeded: true, diagnostics: [] });
      const tasks = events.flatMap(({ event }) =>
        event.kind === 'task' && event.service === service ? [event] : [],
      );
      expect(tasks.filter(({ stopCode }) => stopCode).at(-1)?.stopCode).toBe('SpotInterruption');
      expect(messagesOf(events).at(-1)).toMatch(/has reached a steady state/);
    },
  );

  it('a job has run before a service with a fault is tried', async () => {
    const fault = findFault('crash-on-boot');
    const { events, diagnostics } = await deployWithFault(
      'sesami',
      fault,
      twinScripts['crash-on-boot'],
    );
    const job = events.findIndex(({ event }) => event.kind === 'job' && event.state === 'done');
    const death = events.findIndex(
      ({ event }) => event.kind === 'task' && event.service !== 'migrate',
    );
    expect(job).toBeGreaterThan(0);
    expect(death).toBeGreaterThan(job);
    expect(diagnostics.map(({ code, owner }) => `${owner}: ${code}`)).toEqual([
      'backend: crash-loop',
    ]);
  });
});

test.each(['rag-platform', 'shortcut', 'audiobook', 'sesami'])(
  '%s without a fault shows none, and there is nothing to explain',
  async (example) => {
    const { succeeded, events, diagnostics } = await deployWithFault(example, undefined);
    expect({ succeeded, diagnostics }).toEqual({ succeeded: true, diagnostics: [] });
    const shown = faults.filter((fault) => events.some(({ event }) => showsFault(fault, event)));
    expect(shown.map(({ name }) => name)).toEqual([]);
  },
);

/** Seconds from the second task that died or was given up to the stack's rollback. */
function afterSecondDeath({ events, service }: ScriptedDeployment): number {
  const deaths = new Map<string, number>();
  let end = Number.POSITIVE_INFINITY;
  for (const { at, event } of events) {
    if (event.kind === 'stack' && event.state === 'rolling-back') end = Math.min(end, at);
    const task = deadTask(service, event);
    if (task !== undefined && !deaths.has(task)) deaths.set(task, at);
  }
  const [, second = Number.NEGATIVE_INFINITY] = [...deaths.values()].sort((a, b) => a - b);
  return end - second;
}

function deadTask(service: string, event: EngineEvent): string | undefined {
  if (event.kind === 'task' && event.service === service && event.stopCode) return event.task;
  if (event.kind !== 'service' || event.service !== service) return undefined;
  return /\(task ([0-9a-f]{32})\).*(is unhealthy in|failed container)/.exec(event.message)?.[1];
}

function messagesOf(events: ScriptedDeployment['events']): readonly string[] {
  return events.flatMap(({ event }) => (event.kind === 'service' ? [event.message] : []));
}

function endOf(events: ScriptedDeployment['events'], stack: string): string | undefined {
  const states = events.flatMap(({ event }) =>
    event.kind === 'stack' && event.stack === stack ? [event.state] : [],
  );
  return states.at(-1);
}
