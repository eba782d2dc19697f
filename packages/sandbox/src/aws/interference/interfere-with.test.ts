import {
  DescribeServicesCommand,
  DescribeTasksCommand,
  ECSClient,
  ListTasksCommand,
  RunTaskCommand,
} from '@aws-sdk/client-ecs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { virtualClock } from '../../time/virtual-clock.ts';
import { attach } from '../attach.ts';
import { AwsError } from '../aws-error.ts';
import type { ServiceName, Services } from '../operation.ts';
import { serverFault, throttling } from '../service-faults.ts';
import { interfereWith } from './interfere-with.ts';
import type { ApiCall, Interference } from './interference.ts';

const clock = virtualClock();
let started: { taskArn: string; createdAt: Date }[] = [];
let plan: (Interference | undefined)[] = [];
let heard: ApiCall[] = [];

beforeEach(() => {
  started = [];
  plan = [];
  heard = [];
});

afterEach(() => expect(plan).toEqual([]));

const ecs = {
  RunTask: {
    needs: () => [{ action: 'ecs:RunTask', resource: '*' }],
    run: () => {
      started.push({ taskArn: `task-${started.length + 1}`, createdAt: new Date(clock.now()) });
      return { tasks: started.slice(-1) };
    },
  },
  ListTasks: {
    needs: () => [],
    run: () => ({ taskArns: started.map(({ taskArn }) => taskArn) }),
  },
  DescribeTasks: {
    needs: () => [],
    run: ({ tasks }: { tasks: string[] }) => ({
      tasks: started.filter(({ taskArn }) => tasks.includes(taskArn)),
      failures: [],
    }),
  },
  DescribeServices: {
    needs: () => [],
    run: () => {
      throw new AwsError('ClusterNotFoundException', 'Cluster not found.');
    },
  },
};

/** The client's attempts meet the steps of the plan in turn. */
function client(steps: readonly (Interference | undefined)[], maxAttempts = 3): ECSClient {
  plan = [...steps];
  const services = interfereWith(
    { ECS: ecs } as unknown as Services,
    { interfere: () => plan.shift(), onCall: (call) => heard.push(call) },
    clock,
  );
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
  const settings = { region: 'eu-central-1', credentials, maxAttempts };
  return attach(new ECSClient(settings), 'ECS', services);
}

const run = new RunTaskCommand({ taskDefinition: 'web' });
const list = new ListTasksCommand({});

describe('A call of a client', () => {
  test('is told with its input, its caller and the permissions that it needs', async () => {
    await client([undefined]).send(run);
    expect(heard).toMatchObject([
      {
        service: 'ECS',
        operation: 'RunTask',
        input: { taskDefinition: 'web' },
        caller: { kind: 'developer' },
      },
    ]);
    const [call] = heard as unknown as { needs: () => unknown }[];
    expect(call?.needs()).toEqual([{ action: 'ecs:RunTask', resource: '*' }]);
  });

  test('that is throttled does nothing, and is tried again by the SDK', async () => {
    await client([{ kind: 'throttled' }, undefined]).send(run);
    expect(started).toHaveLength(1);
    expect(heard).toHaveLength(2);
  });

  test('that is throttled for good fails under the name that ECS has for it', async () => {
    const refusal = client([{ kind: 'throttled' }], 1).send(run);
    await expect(refusal).rejects.toMatchObject({
      name: 'ThrottlingException',
      message: 'Rate exceeded',
    });
    expect(started).toHaveLength(0);
  });

  test.each<Interference>([
    { kind: 'reset', done: true },
    { kind: 'failed', done: true },
    { kind: 'failed', status: 503, done: true },
    { kind: 'silent', milliseconds: 0, done: true },
  ])('that takes effect and loses its answer ($kind) is made twice by the SDK', async (lost) => {
    const sent = client([lost, undefined]).send(run);
    await Promise.all([sent, clock.run({ for: 0 })]);
    expect(started).toHaveLength(2);
  });

  test.each<Interference>([{ kind: 'reset' }, { kind: 'failed' }])(
    'that does not arrive ($kind) is made once by the SDK',
    async (lost) => {
      await client([lost, undefined]).send(run);
      expect(started).toHaveLength(1);
    },
  );

  test('is given up by its caller while it waits for an answer, though it took effect', async () => {
    const abort = new AbortController();
    const sent = client([{ kind: 'silent', done: true }]).send(run, { abortSignal: abort.signal });
    setImmediate(() => setImmediate(() => abort.abort()));
    await expect(sent).rejects.toMatchObject({ name: 'AbortError' });
    expect(started).toHaveLength(1);
  });

  test('that is slow is answered when its time is over', async () => {
    const before = clock.now();
    let answeredAt = 0;
    const sent = client([{ kind: 'slow', milliseconds: 4000 }]).send(run);
    const answered = sent.then(() => {
      answeredAt = clock.now();
    });
    await clock.run({ until: () => answeredAt > 0 });
    await answered;
    expect(answeredAt - before).toBe(4000);
  });

  test('is refused while the clock of its caller is off, until the SDK has set it right', async () => {
    const ahead = { kind: 'skewed', milliseconds: 3_600_000 } as const;
    const skewed = client([ahead, ahead, ahead]);
    await skewed.send(run);
    await skewed.send(run);
    expect(started).toHaveLength(2);
    expect(heard).toHaveLength(3);
  });

  test('is refused or answered otherwise as a test says', async () => {
    const expired = new AwsError('ExpiredTokenException', 'The security token is expired');
    await expect(client([{ kind: 'refused', error: expired }]).send(run)).rejects.toMatchObject({
      name: 'ExpiredTokenException',
    });
    const other = client([{ kind: 'answered', output: { taskArns: ['other'] } }]);
    expect((await other.send(list)).taskArns).toEqual(['other']);
  });
});

describe('A stale answer', () => {
  const stale = { kind: 'stale', milliseconds: 5000 } as const;

  test('is the oldest one that is not too old', async () => {
    const asking = client([undefined, undefined, stale, stale]);
    expect((await asking.send(list)).taskArns).toEqual([]);
    await asking.send(run);
    await clock.run({ for: 5000 });
    expect((await asking.send(list)).taskArns).toEqual([]);
    await clock.run({ for: 1 });
    expect((await asking.send(list)).taskArns).toEqual(['task-1']);
  });

  test('does not know a task that was just started', async () => {
    const asking = client([undefined, stale, stale]);
    await asking.send(run);
    const question = new DescribeTasksCommand({ tasks: ['task-1'] });
    expect(await asking.send(question)).toMatchObject({
      tasks: [],
      failures: [{ arn: 'task-1', reason: 'MISSING' }],
    });
    await clock.run({ for: 5001 });
    expect((await asking.send(question)).tasks).toHaveLength(1);
  });

  test('may be a refusal', async () => {
    const asking = client([undefined, stale]);
    const question = new DescribeServicesCommand({ services: ['web'] });
    await expect(asking.send(question)).rejects.toThrow('Cluster not found.');
    await expect(asking.send(question)).rejects.toThrow('Cluster not found.');
  });

  test('is not given to what changes something', async () => {
    await client([stale]).send(run);
    expect(started).toHaveLength(1);
  });
});

test.each<[ServiceName, string, number]>([
  ['CloudFormation', 'Throttling', 400],
  ['ECS', 'ThrottlingException', 400],
  ['EC2', 'RequestLimitExceeded', 503],
  ['S3', 'SlowDown', 503],
  ['ServiceQuotas', 'TooManyRequestsException', 400],
  ['Batch', 'TooManyRequestsException', 429],
])('%s refuses too many calls with %s', (service, name, status) => {
  expect(throttling(service)).toMatchObject({ name, status, fault: 'client' });
  expect(serverFault(service, 500)).toMatchObject({ status: 500, fault: 'server' });
});
