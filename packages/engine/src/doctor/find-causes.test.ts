import { describe, expect, it } from 'vitest';
import type { TaskEvent } from '../events/engine-event.ts';
import type { ServiceEvidence } from './evidence.ts';
import { findCauses } from './find-causes.ts';

const nothing: ServiceEvidence = {
  service: 'api',
  stopped: [],
  logTail: [],
  unhealthy: [],
  messages: [],
  blocked: [],
};

/** A task that left by itself with an exit code. */
function left(exitCode: number, change: Partial<TaskEvent> = {}): TaskEvent {
  return {
    service: 'api',
    task: '4f',
    definition: 'api:1',
    status: 'STOPPED',
    health: 'UNKNOWN',
    stopCode: 'EssentialContainerExited',
    stoppedReason: 'Essential container in task exited',
    containers: [{ name: 'api', status: 'STOPPED', exitCode }],
    ...change,
  };
}

/** A task that ECS stopped for a reason, and how its container took it. */
function stopped(stoppedReason: string, exitCode = 143, health = 'UNKNOWN'): TaskEvent {
  return left(exitCode, { stopCode: 'ServiceSchedulerInitiated', stoppedReason, health });
}

const givenUp = 'Task failed ELB health checks in (target-group arn:aws:x)';
const refused = {
  service: 'api',
  target: '10.0.11.4:8001',
  state: 'unhealthy',
  reason: 'Target.FailedHealthChecks',
  description: 'Health checks failed',
};

const silent = { ...refused, reason: 'Target.Timeout', description: 'Request timed out' };
const failing = {
  ...refused,
  target: '10.0.11.9:8001',
  reason: 'Target.ResponseCodeMismatch',
  description: 'Health checks failed with these codes: [500]',
};

const health = {
  command: ['CMD', 'true'],
  interval: 5,
  timeout: 3,
  retries: 3,
  startPeriod: 20,
  span: { file: 'compose.yaml', start: 0, end: 1 },
};

/** Causes of the evidence, the root first. */
function causesOf(
  evidence: Partial<ServiceEvidence>,
  service: Parameters<typeof findCauses>[1] = { kind: 'web' },
): readonly string[] {
  return findCauses({ ...nothing, ...evidence }, service).map(({ cause }) => cause);
}

describe('the cause', () => {
  it('of a deployment that replaces tasks is none', () => {
    const replaced = stopped('Scaling activity initiated by (deployment ecs-svc/1)');
    expect(causesOf({ stopped: [replaced], unhealthy: [refused] })).toEqual([]);
  });

  it('of a task that was killed when it was to be replaced is that it ignored SIGTERM', () => {
    const killed = stopped('Scaling activity initiated by (deployment ecs-svc/1)', 137);
    expect(causesOf({ stopped: [killed] })).toEqual(['sigterm-ignored']);
  });

  it.each([
    [1, 'crash-loop'],
    [0, 'exit-0-in-service'],
    [9, 'dotenv-file-required'],
    [126, 'exit-126-127'],
    [127, 'exit-126-127'],
    [255, 'image-platform-mismatch'],
  ])('of a service that leaves with %i is %s', (code, cause) => {
    expect(causesOf({ stopped: [left(code)] })).toEqual([cause]);
  });

  it('of a job that ends with 0 is none, and of one that does not is its own', () => {
    expect(causesOf({ stopped: [left(0)] }, { kind: 'job' })).toEqual([]);
    expect(causesOf({ stopped: [left(3)] }, { kind: 'job' })).toEqual(['crash-loop']);
  });

  it('is read in the log only when a container has crashed', () => {
    const logTail = ["KeyError: 'JWT_SECRET'"];
    expect(causesOf({ logTail })).toEqual([]);
    expect(causesOf({ logTail, stopped: [left(1)] })).toEqual([
      'env-required-missing',
      'crash-loop',
    ]);
  });

  it('quotes the message of an error, not the source code that Node.js shows above it', () => {
    const logTail = [
      '/app/server.js:3',
      "  if (!process.env.JWT_SECRET) throw new Error('JWT_SECRET is required');",
      '                                     ^',
      '',
      'Error: JWT_SECRET is required',
      '    at Object.<anonymous> (/app/server.js:3:38)',
    ];
    const [root] = findCauses({ ...nothing, logTail, stopped: [left(1)] }, { kind: 'web' });
    expect(root).toEqual({
      cause: 'env-required-missing',
      evidence: 'Error: JWT_SECRET is required',
      certainty: 'likely',
    });
  });

  it('of a crash that nothing explains is told in the words of its last error', () => {
    const logTail = [
      'Error: first',
      'ready',
      "TypeError: Cannot read properties of undefined (reading 'x')",
      'bye',
    ];
    const [root] = findCauses({ ...nothing, logTail, stopped: [left(1)] }, { kind: 'web' });
    expect(root?.evidence).toBe(
      "TypeError: Cannot read properties of undefined (reading 'x') (api: exit code 1)",
    );
  });

  it('of an exit code that is known says nothing against the words of a program that was started', () => {
    const logTail = ["FAILED: Can't locate revision identified by '8f2c1d0e9a7b'"];
    const [root] = findCauses({ ...nothing, logTail, stopped: [left(255)] }, { kind: 'job' });
    expect(root).toMatchObject({
      cause: 'crash-loop',
      evidence: `${logTail[0]} (api: exit code 255)`,
    });
  });

  it('of a crash without an error is told in the last words that complain, or in the last', () => {
    const evidenceOf = (...logTail: readonly string[]) =>
      findCauses({ ...nothing, logTail, stopped: [left(1)] }, { kind: 'web' })[0]?.evidence;
    expect(evidenceOf('cannot read prices', 'bye')).toBe('cannot read prices (api: exit code 1)');
    expect(evidenceOf('one', 'two')).toBe('its last line is two (api: exit code 1)');
  });

  it('is nearest to the end, and not what the program got over', () => {
    const logTail = [
      'AccessDeniedException: not authorized to perform: xray:PutTraceSegments',
      "Error: KeyError: 'JWT_SECRET'",
    ];
    expect(causesOf({ logTail, stopped: [left(1)] })[0]).toBe('env-required-missing');
    const survived = ['connect ECONNREFUSED 127.0.0.1:6379', 'redis: ready', 'TypeError: x'];
    expect(causesOf({ logTail: survived, stopped: [left(1)] })).toEqual(['crash-loop']);
  });

  it('is not a missing .env file that the program noted before it died of something else', () => {
    const noted = '2026/11/02 09:14:05 Error loading .env file';
    expect(causesOf({ logTail: [noted], stopped: [left(1)] })[0]).toBe('dotenv-file-required');
    const logTail = [noted, 'panic: runtime error: index out of range [3]'];
    expect(causesOf({ logTail, stopped: [left(1)] })).toEqual(['crash-loop']);
  });

  it('of a service that lives and does not answer may be what it waits for', () => {
    const logTail = ['FATAL: password authentication failed for user "shop"'];
    const evidence = { logTail, stopped: [stopped(givenUp)] };
    const [root] = findCauses({ ...nothing, ...evidence, unhealthy: [failing] }, { kind: 'web' });
    expect(root).toMatchObject({ cause: 'db-login-refused', certainty: 'possible' });
    const notFound = { ...failing, description: 'Health checks failed with these codes: [404]' };
    expect(causesOf({ ...evidence, unhealthy: [notFound] })).toEqual(['tg-code-mismatch']);
    const warned = { ...evidence, logTail: [`WARN ${logTail[0]}`], unhealthy: [failing] };
    expect(causesOf(warned)).toEqual(['tg-code-mismatch']);
    const connected = { ...evidence, logTail: [...logTail, 'connected'], unhealthy: [failing] };
    expect(causesOf(connected)).toEqual(['tg-code-mismatch']);
  });

  it('of refused probes is where the program says that it listens', () => {
    const logTail = ['Tomcat started on port 8080 (http)'];
    const evidence = { logTail, stopped: [stopped(givenUp)], unhealthy: [refused] };
    const [root] = findCauses({ ...nothing, ...evidence }, { kind: 'web', health });
    expect(root).toEqual({
      cause: 'bind-localhost',
      evidence: 'Tomcat started on port 8080 (http); the load balancer asks port 8001 from outside',
      certainty: 'likely',
    });
    const right = { ...evidence, logTail: [...logTail, 'listening on 0.0.0.0:8001'] };
    expect(causesOf(right, { kind: 'web', health })[0]).toBe('health-grace-short');
  });

  it('of a deployment that can neither start nor stop tasks is what ECS says', () => {
    const messages = [
      '(service api) was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.',
    ];
    expect(causesOf({ messages })).toEqual(['deploy-deadlock']);
  });

  it('of refused probes is the address when the container finds itself well', () => {
    const evidence = { stopped: [stopped(givenUp, 143, 'HEALTHY')], unhealthy: [refused] };
    expect(causesOf(evidence, { kind: 'web', health })).toEqual(['bind-localhost']);
  });

  it('of refused probes is a late start when it does not', () => {
    const evidence = { stopped: [stopped(givenUp)], unhealthy: [refused] };
    expect(causesOf(evidence, { kind: 'web', health })).toEqual([
      'health-grace-short',
      'bind-localhost',
    ]);
    expect(causesOf(evidence)).toEqual(['bind-localhost']);
  });

  it('of probes that came while a crashed task was leaving is the crash', () => {
    expect(causesOf({ stopped: [left(1)], unhealthy: [refused] })).toEqual(['crash-loop']);
  });

  it('is what a task answers, not that another one was silent while it started', () => {
    const evidence = { stopped: [stopped(givenUp)], unhealthy: [silent, refused, failing] };
    expect(causesOf(evidence)).toEqual(['tg-code-mismatch']);
  });

  it('of a blocked connection is told with what came of it', () => {
    const blocked = {
      to: 'db',
      port: 5432,
      explanation: 'No outbound rule of sg-1 of task 4f of gateway allows TCP 5432 to db.',
    };
    const logTail = ['Error: connect ETIMEDOUT 10.0.11.7:5432'];
    const [root] = findCauses(
      { ...nothing, blocked: [blocked], logTail, stopped: [left(1)] },
      { kind: 'web' },
    );
    expect(root).toEqual({
      cause: 'sg-egress-missing',
      evidence:
        'no connection to db:5432: No outbound rule of sg-1 of task 4f of gateway allows TCP 5432 to db. Hence: Error: connect ETIMEDOUT 10.0.11.7:5432',
      certainty: 'certain',
    });
  });

  it('of a timeout is what the network saw, not what a timeout mostly means', () => {
    const explanation = 'No inbound rule of sg-2 of db allows TCP 5432 from task 4f of gateway.';
    const blocked = { to: 'db', port: 5432, explanation };
    const logTail = ['Error: connect ETIMEDOUT 10.0.11.7:5432'];
    expect(causesOf({ blocked: [blocked], logTail, stopped: [left(1)] })).toEqual([
      'sg-ingress-missing',
      'crash-loop',
    ]);
    expect(causesOf({ logTail, stopped: [left(1)] })[0]).toBe('sg-egress-missing');
  });

  it('of a blocked connection that a healthy service does without is none', () => {
    const blocked = { to: 'otel', port: 4317, explanation: 'No outbound rule of sg-1 allows it.' };
    expect(causesOf({ blocked: [blocked] })).toEqual([]);
  });

  it('is not the container that was ended because another one had left', () => {
    const task = left(1, {
      containers: [
        { name: 'proxy', status: 'STOPPED', exitCode: 137 },
        { name: 'api', status: 'STOPPED', exitCode: 3 },
      ],
    });
    expect(findCauses({ ...nothing, stopped: [task] }, { kind: 'web' })[0]?.evidence).toContain(
      '(api: exit code 3)',
    );
  });
});
