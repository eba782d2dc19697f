import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { endpointsWorld } from '../../../../sandbox/src/endpoints/testing/endpoints-world.ts';
import { type VirtualClock, virtualClock } from '../../../../sandbox/src/time/virtual-clock.ts';
import { silentLog } from '../../log.ts';
import { createProtection } from './protect-from-scale-in.ts';

let clock: VirtualClock;
let agent: Server;
let url: string;
let answer = { status: 200, body: '{"protection":{}}' };
const asked: string[] = [];

beforeEach(async () => {
  clock = virtualClock();
  asked.length = 0;
  answer = { status: 200, body: '{"protection":{}}' };
  agent = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      asked.push(`${request.method} ${request.url} ${body}`);
      response.writeHead(answer.status).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => agent.listen(0, '127.0.0.1', resolve));
  const address = agent.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/api/x`;
});

afterEach(() => new Promise((resolve) => agent.close(resolve)));

const on = 'PUT /api/x/task-protection/v1/state {"ProtectionEnabled":true,"ExpiresInMinutes":60}';
const off = 'PUT /api/x/task-protection/v1/state {"ProtectionEnabled":false}';

test('a busy task is protected, a short rest changes nothing, a longer one ends it', async () => {
  const protection = createProtection(url, { clock, log: silentLog });
  protection.isBusy(true);
  await expect.poll(() => asked).toEqual([on]);
  protection.isBusy(false);
  await clock.run({ for: 9000 });
  protection.isBusy(true);
  await clock.run({ for: 60_000 });
  expect(asked).toEqual([on]);
  protection.isBusy(false);
  await clock.run({ for: 10_000 });
  await expect.poll(() => asked).toEqual([on, off]);
});

test('a long task is protected again before the hour is over', async () => {
  const protection = createProtection(url, { clock, log: silentLog });
  protection.isBusy(true);
  await clock.run({ for: 65 * 60_000 });
  await expect.poll(() => asked).toEqual([on, on, on]);
  await protection.end();
  expect(asked.at(-1)).toBe(off);
});

test.each([
  [400, '{"error":{"Code":"AccessDeniedException"}}'],
  [200, '{"failure":{"Reason":"TASK_NOT_VALID"}}'],
])('that ECS refuses it (%i) is told once, and work goes on', async (status, body) => {
  answer = { status, body };
  const warnings: object[] = [];
  const log = { ...silentLog, warn: (details: object) => void warnings.push(details) };
  const protection = createProtection(url, { clock, log });
  protection.isBusy(true);
  await clock.run({ for: 65 * 60_000 });
  await protection.end();
  expect(asked.length).toBeGreaterThan(2);
  expect(warnings).toEqual([{ error: expect.stringContaining(body) }]);
});

test('off ECS nobody is asked', async () => {
  const protection = createProtection(undefined, { clock, log: silentLog });
  protection.isBusy(true);
  await protection.end();
  expect(asked).toEqual([]);
});

test("the sandbox's agent takes what is asked", async () => {
  const world = endpointsWorld(virtualClock());
  const server = await world.endpoints.listen();
  const allowed = [{ Effect: 'Allow', Action: 'ecs:UpdateTaskProtection', Resource: '*' }];
  const { task, environment } = world.task(await world.role('worker', allowed));
  const path = new URL(environment.ECS_AGENT_URI ?? '').pathname;
  const warnings: object[] = [];
  const log = { ...silentLog, warn: (details: object) => void warnings.push(details) };
  const protection = createProtection(`${server.url}${path}`, { clock, log });
  protection.isBusy(true);
  await expect.poll(() => world.tasks.find(task.arn)?.protectedUntil).toBeDefined();
  await protection.end();
  expect(world.tasks.find(task.arn)?.protectedUntil).toBeUndefined();
  expect(warnings).toEqual([]);
  await server.close();
});
