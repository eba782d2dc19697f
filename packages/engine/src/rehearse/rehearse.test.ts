import { ListQueuesCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import {
  EngineLost,
  EngineUnavailable,
  ImageFailure,
  type Script,
  StoreUnavailable,
} from '@seaworthy/sandbox';
import { describe, expect, test } from 'vitest';
import { planExample } from '../../../../examples/testing/plan-example.ts';
import type { Emit, EngineEvent, RefusedCheck } from '../events/engine-event.ts';
import { findFault } from './faults/faults.ts';
import type { RehearsalReport } from './rehearsal-report.ts';
import { type RehearsalHost, type RehearsalRequest, rehearse } from './rehearse.ts';
import { requestFor } from './testing/plan-text.ts';
import { type ScriptedGround, scriptedGround } from './testing/scripted-ground.ts';

const shop = `
services:
  shop:
    build: .
    ports: ["8080:8080"]
    environment:
      TOKEN: \${TOKEN}
      DATABASE_URL: postgres://app:\${DB_PASSWORD}@db:5432/app
  db:
    image: postgres:16
    environment: { POSTGRES_USER: app, POSTGRES_PASSWORD: "\${DB_PASSWORD}", POSTGRES_DB: app }
`;
const storeless = `
services:
  shop:
    build: .
    ports: ["8080:8080"]
`;
const values = { TOKEN: 'tok-quokka/2f81+c0d7', DB_PASSWORD: 'marzipan-77120' };
const serving: Script = { listens: [{ port: 8080 }] };
const everywhere: Script = { listens: [3000, 8000, 8001, 8080].map((port) => ({ port })) };

interface Rehearsed {
  readonly report: RehearsalReport;
  readonly events: readonly EngineEvent[];
}

async function rehearseOn(
  ground: ScriptedGround,
  request: RehearsalRequest,
  host: Partial<RehearsalHost> = {},
): Promise<Rehearsed> {
  const events: EngineEvent[] = [];
  const report = await ground.run(() =>
    rehearse(request, {
      openGround: async () => ground,
      signal: new AbortController().signal,
      ...host,
      emit: (event) => {
        events.push(event);
        host.emit?.(event);
      },
    }),
  );
  return { report, events };
}

function codes({ diagnostics }: RehearsalReport): readonly string[] {
  return diagnostics.map(({ code }) => code);
}

/** The text of the project that the first diagnostic points to. */
function pointedAt({ diagnostics: [first] }: RehearsalReport): string | undefined {
  return first?.span && shop.slice(first.span.start, first.span.end);
}

describe('a rehearsal', () => {
  test('plays the network, load balancer, database and cache that exist elsewhere', async () => {
    const subnets = [1, 2, 3, 4].map((digit) => `subnet-0123456789abcdef${digit}`);
    const store = `
      store:
        existing:
          host: shop.c0ffee.us-east-1.rds.amazonaws.com
          credentials: arn:aws:secretsmanager:us-east-1:111122223333:secret:shop/db-AbCdEf
          securityGroup: sg-0123456789abcdef0`;
    const among = `${shop}    x-seaworthy: ${store}
  cache:
    image: redis:7
    x-seaworthy: ${store}
x-seaworthy:
  network:
    existing:
      vpc: vpc-0123456789abcdef0
      public: [${subnets.slice(0, 2)}]
      private: [${subnets.slice(2)}]
  loadBalancer:
    listener: arn:aws:elasticloadbalancing:us-east-1:111122223333:listener/app/company/50dc/f2f7
    securityGroup: sg-0123456789abcdef1
    firstPriority: 10000
`;
    const ground = scriptedGround(() => serving);
    const { report, events } = await rehearseOn(ground, requestFor(among, values));
    expect(report).toMatchObject({ outcome: 'passed', diagnostics: [] });
    const told = events.flatMap((event) => (event.kind === 'stack' ? [event.stack] : []));
    expect(told).not.toContain('existing');
  });

  test('deploys a template that does not fit into a call as it would be deployed on AWS', async () => {
    const command = `command: ["node", "main.js", "${'ahoy '.repeat(9000)}"]`;
    const ground = scriptedGround(() => serving);
    const { report, events } = await rehearseOn(ground, requestFor(`${storeless}    ${command}\n`));
    const told = events.flatMap((event) => (event.kind === 'template-bucket' ? event.state : []));
    expect(report).toMatchObject({ outcome: 'passed', diagnostics: [] });
    expect(told).toEqual(['started', 'done']);
  });

  test('plays the buckets, tables and queues that exist elsewhere, which tasks know by name', async () => {
    const existing = (arns: string) => `x-seaworthy: { store: { existing: { arns: ${arns} } } }`;
    const compose = `
services:
  shop:
    build: .
    ports: ["8080:8080"]
    environment:
      S3_ENDPOINT: http://files:9000
      BUCKET: uploads
      DYNAMODB_ENDPOINT: http://dynamo:8000
      TABLE: books
      QUEUE_URL: http://queue:9324/000000000000/work
  files:
    image: minio/minio
    ${existing('{ uploads: "arn:aws:s3:::acme-uploads" }')}
  dynamo:
    image: amazon/dynamodb-local
    ${existing('{ books: "arn:aws:dynamodb:us-east-1:111122223333:table/acme-books" }')}
  queue:
    image: softwaremill/elasticmq-native
    ${existing('{ work: "arn:aws:sqs:us-east-1:111122223333:acme-work" }')}
`;
    const seen: Readonly<Record<string, string>>[] = [];
    const ground = scriptedGround(({ environment }) => {
      seen.push(environment);
      return serving;
    });
    const { report } = await rehearseOn(ground, requestFor(compose));
    expect(report).toMatchObject({ outcome: 'passed', diagnostics: [] });
    expect(seen[0]).toMatchObject({
      BUCKET: expect.stringMatching(/^existing-/),
      TABLE: expect.stringMatching(/^existing-/),
      QUEUE_URL: expect.stringMatching(
        /^https:\/\/sqs\.eu-west-1\.amazonaws\.com\/\d{12}\/existing-/,
      ),
    });
  });

  test('passes when everything comes up, and takes it all down', async () => {
    const ground = scriptedGround(() => serving);
    const { report } = await rehearseOn(ground, requestFor(shop, values));

    expect(report).toMatchObject({
      outcome: 'passed',
      diagnostics: [],
      services: [{ name: 'shop', kind: 'web', ran: true }],
    });
    expect(ground.closed()).toBe(1);
  });

  test.each([
    [60, 'EndpointS3, LoadBalancer, NatGateway1 of the stack shop-production-foundation.'],
    [250, 'shop, whose target 10.0.0.5:8080 is unhealthy (Health checks failed).'],
  ])('is given up after %i s, and says what it waited for', async (seconds, waitedFor) => {
    const ground = scriptedGround(() => ({}));
    const request = { ...requestFor(storeless), timeout: seconds * 1000 };
    const { report } = await rehearseOn(ground, request);

    expect(report.outcome).toBe('failed');
    expect(report.diagnostics.at(-1)).toMatchObject({
      code: 'rehearse/timeout',
      message: `The rehearsal was not over after ${seconds} s. It waited for ${waitedFor}`,
    });
    expect(ground.closed()).toBe(1);
  });

  test('that is interrupted tells what it found so far and takes everything down', async () => {
    const ground = scriptedGround(() => ({ exits: { after: 1000, code: 1 } }));
    const interruption = new AbortController();
    const { report } = await rehearseOn(ground, requestFor(shop, values), {
      signal: interruption.signal,
      emit: (event) => {
        if (event.kind === 'task' && event.status === 'STOPPED') interruption.abort();
      },
    });

    expect(report.outcome).toBe('interrupted');
    expect(codes(report)).toEqual(['crash-loop']);
    expect(ground.closed()).toBe(1);
  });

  test('that is interrupted before there is anything ends at once', async () => {
    const { report } = await rehearseOn(
      scriptedGround(() => serving),
      requestFor(shop, values),
      { openGround: () => Promise.reject(new Error('whatever')), signal: AbortSignal.abort() },
    );

    expect(report).toMatchObject({ outcome: 'interrupted', diagnostics: [] });
  });

  test('names the store that nothing can stand in for, at its line', async () => {
    const missing =
      'Nothing on this machine can be PostgreSQL for db. Install it (apt-get install postgresql).';
    const ground = scriptedGround(() => serving, {
      storeServers: { start: () => Promise.reject(new StoreUnavailable(missing)) },
    });
    const { report } = await rehearseOn(ground, requestFor(shop, values));

    expect(codes(report)).toEqual(['rehearse/store-unavailable']);
    expect(report.diagnostics[0]?.message).toBe(missing);
    expect(pointedAt(report)).toBe('db');
  });

  test('names what the sandbox does not model, at the line that asks for it', async () => {
    const request = requestFor(shop, values);
    const templates = request.templates.map((template) => ({
      ...template,
      body: template.body.replace('AWS::RDS::DBInstance', 'AWS::RDS::GlobalCluster'),
    }));
    const { report } = await rehearseOn(
      scriptedGround(() => serving),
      { ...request, templates },
    );

    expect(report.outcome).toBe('failed');
    expect(codes(report)).toEqual(['rehearse/not-modelled']);
    expect(report.diagnostics[0]?.message).toContain('AWS::RDS::GlobalCluster');
    expect(pointedAt(report)).toBe('db');
  });

  test('shows the last lines of a build that fails, at the line that asks for it', async () => {
    const failure = new ImageFailure(
      'localhost/seaworthy/shop/shop:rehearsal could not be built: 1',
      ['STEP 2/2: RUN false'],
    );
    const ground = scriptedGround(() => serving, { prepareImage: () => Promise.reject(failure) });
    const { report } = await rehearseOn(ground, requestFor(shop, values));

    expect(report.diagnostics).toMatchObject([
      {
        code: 'rehearse/image-failed',
        message: 'There is no image of shop: it could not be built: 1',
      },
    ]);
    expect(pointedAt(report)).toBe('.');
    expect(report.services).toMatchObject([{ name: 'shop', lastLines: ['STEP 2/2: RUN false'] }]);
    expect(ground.closed()).toBe(1);
  });

  test('says what to install where there is no container engine', async () => {
    const { report } = await rehearseOn(
      scriptedGround(() => serving),
      requestFor(shop, values),
      { openGround: () => Promise.reject(new EngineUnavailable('No container engine answers.')) },
    );

    expect(report).toMatchObject({
      outcome: 'failed',
      diagnostics: [{ code: 'rehearse/no-engine', message: 'No container engine answers.' }],
    });
  });

  test('repeats what CloudFormation says of a template that it refuses', async () => {
    const request = requestFor(shop, values);
    const templates = request.templates.map((template) => ({
      ...template,
      body: template.body.replace('"Outputs"', '"Outptus"'),
    }));
    const ground = scriptedGround(() => serving);
    const { report } = await rehearseOn(ground, { ...request, templates });

    expect(report).toMatchObject({ outcome: 'failed' });
    expect(report.diagnostics).toMatchObject([
      {
        code: 'rehearse/change-set-refused',
        message: expect.stringMatching(
          /^CloudFormation makes no change set of the stack shop-production-\w+: .*Outptus/,
        ),
      },
    ]);
    expect(ground.closed()).toBe(1);
  });

  test('repeats the warnings of the checks beside the failure of the service that they are about', async () => {
    const warning = {
      code: 'bind-localhost',
      severity: 'warning',
      message: 'shop listens on 127.0.0.1',
    } as const;
    const warnings = [
      { ...warning, owner: 'shop' },
      { ...warning, owner: 'db' },
    ];
    const request = { ...requestFor(shop, values), warnings };
    const dying = scriptedGround(() => ({ exits: { after: 1000, code: 1 } }));
    const { report: failed } = await rehearseOn(dying, request);
    const { report: passed } = await rehearseOn(
      scriptedGround(() => serving),
      request,
    );

    expect(failed.diagnostics.map(({ code, owner }) => `${code} ${owner}`)).toEqual([
      'crash-loop shop',
      'bind-localhost shop',
    ]);
    expect(passed.diagnostics).toEqual([]);
  });

  test('refuses a fault that the project has no place for before anything is built', async () => {
    const fault = findFault('plain-redis-on-tls');
    if (!fault) throw new Error('there is no such fault');
    const { report } = await rehearseOn(
      scriptedGround(() => serving),
      { ...requestFor(shop, values), fault },
      { openGround: () => Promise.reject(new Error('opened')) },
    );

    expect(report.diagnostics).toMatchObject([
      {
        code: 'rehearse/fault-refused',
        message: 'plain-redis-on-tls cannot be rehearsed: shop uses no Redis',
      },
    ]);
  });

  test('whose container engine ends is a problem of the machine, and nothing else is told', async () => {
    const losing = new AbortController();
    const ground = scriptedGround(() => ({ exits: { after: 1000, code: 137 } }), {
      lost: losing.signal,
      close: () => Promise.reject(new Error('not everything could be removed')),
    });
    const { report } = await rehearseOn(ground, requestFor(shop, values), {
      emit: (event) => {
        if (event.kind === 'task' && event.status === 'STOPPED') {
          losing.abort(new EngineLost('Podman 4.3.1, started for this run with runc'));
        }
      },
    });

    expect(report.outcome).toBe('failed');
    expect(report.diagnostics.map(({ message }) => message)).toEqual([
      'Podman 4.3.1, started for this run with runc ended while the rehearsal went on.',
    ]);
  });

  test('that finds only at the end that the engine has ended does not blame the project', async () => {
    const losing = new AbortController();
    const ground = scriptedGround(() => ({ exits: { after: 1000, code: 137 } }), {
      lost: losing.signal,
      look: async () => losing.abort(new EngineLost('Docker 27.1')),
    });
    const { report } = await rehearseOn(ground, requestFor(shop, values));

    expect(codes(report)).toEqual(['rehearse/engine-lost']);
  });

  describe('of a service that listens elsewhere', () => {
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
      expect(events.some((event) => event.kind === 'task' && event.status === 'STOPPED')).toBe(
        false,
      );
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

  describe('of a service that answers health checks with an error', () => {
    /** Rehearses a service whose health path answers so, milliseconds after its start; counts from the first. */
    async function answering(
      answers: (at: number) => number,
    ): Promise<Rehearsed & { readonly seconds: number; readonly tasks: number }> {
      const ground = scriptedGround(() => ({
        listens: [
          { port: 8080, answers: (_path, at) => ({ kind: 'status', status: answers(at) }) },
        ],
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

  test('of one service says which other one it addresses and will not find', async () => {
    const two = `
services:
  web: { build: ., ports: ["8080:8080"], environment: { API: "http://api:8000" } }
  api: { build: ., expose: ["8000"] }
`;
    const request = { ...requestFor(two), services: ['web'] };
    const logging = { ...serving, logs: [{ after: 100, line: 'up' }] };
    const { report } = await rehearseOn(
      scriptedGround(() => logging),
      request,
    );

    expect(report.outcome).toBe('passed');
    expect(report.diagnostics).toMatchObject([
      {
        code: 'rehearse/service-left-out',
        message: 'web addresses api, which this rehearsal leaves out.',
        owner: 'web',
      },
    ]);
    expect(report.services[0]).not.toHaveProperty('lastLines');
  });

  test('throws our own failures, after everything was taken down', async () => {
    const bug = new Error('a bug');
    const ground = scriptedGround(() => serving, {
      publishImage: () => {
        throw bug;
      },
    });

    await expect(rehearseOn(ground, requestFor(shop, values))).rejects.toBe(bug);
    expect(ground.closed()).toBe(1);
  });

  test('throws what failed first, also when not everything can be taken down after it', async () => {
    const bug = new Error('a bug');
    const ground = scriptedGround(() => serving, {
      prepareImage: () => Promise.reject(bug),
      close: () => Promise.reject(new Error('not everything could be removed')),
    });

    await expect(rehearseOn(ground, requestFor(shop, values))).rejects.toBe(bug);
  });

  test('is kept running until it is let go, only when all runs', async () => {
    const ground = scriptedGround(() => serving);
    let kept = 0;
    const whileRunning = async () => {
      kept += 1;
      expect(ground.closed()).toBe(0);
    };
    await rehearseOn(ground, requestFor(shop, values), { whileRunning });
    const failing = scriptedGround(() => ({ exits: { after: 1000, code: 1 } }));
    await rehearseOn(failing, requestFor(shop, values), { whileRunning });

    expect(kept).toBe(1);
    expect(ground.closed()).toBe(1);
  });

  test('of one service deploys it with the job that it waits for, and no other', async () => {
    const several = `
services:
  shop:
    build: .
    ports: ["8080:8080"]
    depends_on: { migrate: { condition: service_completed_successfully } }
  migrate: { build: ., restart: "no" }
  mails: { build: . }
`;
    const ground = scriptedGround(({ container }) =>
      container === 'migrate' ? { exits: { after: 1000, code: 0 } } : serving,
    );
    const { report, events } = await rehearseOn(ground, {
      ...requestFor(several),
      services: ['shop'],
    });

    expect(report).toMatchObject({
      outcome: 'passed',
      services: [
        { name: 'shop', ran: true },
        { name: 'migrate', ran: true },
      ],
    });
    expect(events.flatMap((event) => (event.kind === 'stack' ? event.stack : []))).not.toContain(
      'shop-production-mails',
    );
  });

  test('of an example with a queue worker gives it one job', async () => {
    const { application, graph, project, templates } = planExample('sesami').plan;
    if (!application || !graph || !project) throw new Error('sesami cannot be planned');
    const plan = { application, graph, project, templates, valueFor: () => 'value-of-key' };
    const { report } = await rehearseOn(
      scriptedGround(({ container, environment }) =>
        container === 'migrate' || environment.AWS_BATCH_JOB_ID
          ? { exits: { after: 1000, code: 0 } }
          : everywhere,
      ),
      { ...plan, services: [] },
    );

    expect(report.outcome).toBe('passed');
    expect(report.services).toContainEqual(expect.objectContaining({ kind: 'batch', ran: true }));
  });

  describe('of a scheduled job', () => {
    const nightly = `
services:
  nightly:
    build: .
    x-seaworthy: { schedule: "0 3 * * *" }
`;
    const run = (script: Script, request = requestFor(nightly, values)) =>
      rehearseOn(
        scriptedGround(() => script),
        request,
      );

    test('runs it once and passes when it leaves with 0', async () => {
      const { report, events } = await run({ exits: { after: 1000, code: 0 } });

      expect(report).toMatchObject({
        outcome: 'passed',
        services: [{ name: 'nightly', kind: 'schedule', ran: true }],
      });
      expect(events.flatMap((event) => (event.kind === 'job' ? event.state : []))).toEqual([
        'started',
        'done',
      ]);
    });

    test('fails with its exit code, its last lines and its place', async () => {
      const { report } = await run({
        logs: [{ after: 100, line: 'no invoices table' }],
        exits: { after: 1000, code: 4 },
      });

      expect(report.outcome).toBe('failed');
      expect(report.diagnostics).toMatchObject([
        { code: 'crash-loop', owner: 'nightly', message: expect.stringContaining('exit code 4') },
      ]);
      expect(report.services).toMatchObject([
        { name: 'nightly', ran: true, lastLines: ['no invoices table'] },
      ]);
    });

    test('fails when its schedule may not start it', async () => {
      const request = requestFor(nightly, values);
      const templates = request.templates.map((template) => ({
        ...template,
        body: template.body.replace('"ecs:RunTask"', '"ecs:StopTask"'),
      }));
      const { report } = await run({ exits: { after: 1000, code: 0 } }, { ...request, templates });

      expect(codes(report)).toEqual(['rehearse/run-failed']);
      expect(report.diagnostics[0]?.message).toMatch(
        /^nightly was run once, as its schedule would, and failed: .*not authorized to perform: ecs:RunTask/,
      );
    });
  });

  describe('of a worker on AWS Batch', () => {
    const analysis = `
services:
  analyst:
    build: .
    environment: { QUEUE_URL: "http://queue:9324/000000000000/analysis" }
    x-seaworthy: { run: batch, batch: { on: fargate, queue: queue, attempts: 2 } }
  queue:
    image: softwaremill/elasticmq-native:1.6.9
    x-seaworthy: { store: { type: sqs, names: [analysis] } }
`;
    const run = (script: Script, request = requestFor(analysis, values)) =>
      rehearseOn(
        scriptedGround(() => script),
        request,
      );

    test('submits one job and passes when it leaves with 0', async () => {
      const bodies: (string | undefined)[] = [];
      const { report, events } = await rehearseOn(
        scriptedGround(({ environment }) => {
          bodies.push(environment.MESSAGE_BODY);
          return { exits: { after: 1000, code: 0 } };
        }),
        requestFor(analysis, values),
      );

      expect(report).toMatchObject({
        outcome: 'passed',
        diagnostics: [],
        services: [{ name: 'analyst', kind: 'batch', ran: true }],
      });
      expect(new Set(bodies)).toEqual(new Set(['{}']));
      expect(events.flatMap((event) => (event.kind === 'job' ? event.state : []))).toEqual([
        'started',
        'done',
      ]);
    });

    test('takes the job for the message of a request, when there is one', async () => {
      const bodies: (string | undefined)[] = [];
      const ground = scriptedGround(({ environment }) => {
        bodies.push(environment.MESSAGE_BODY);
        return { exits: { after: 1000, code: 3 } };
      });
      const { report } = await rehearseOn(
        {
          ...ground,
          submitJob: async (stack, message) => {
            const { sqs } = await ground.further();
            const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({}));
            const QueueUrl = QueueUrls.find((url) => url.includes('QueueAnalysisQueue'));
            await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: '{"id":7}' }));
            return ground.submitJob(stack, message);
          },
        },
        requestFor(analysis, values),
      );

      expect(new Set(bodies)).toEqual(new Set(['{"id":7}']));
      expect(report.diagnostics.map(({ message }) => message)).toEqual([
        'analyst was given the job of a message that a request had sent, and left with exit code 3.',
      ]);
    });

    test('passes when its job goes on running, and ends it', async () => {
      const { report, events } = await run({});

      expect(report).toMatchObject({ outcome: 'passed', diagnostics: [] });
      const [last] = events.flatMap((event) => (event.kind === 'task' ? event : [])).slice(-1);
      expect(last).toMatchObject({ service: 'analyst', status: 'STOPPED' });
    });

    test('leaves it open whether one that fails could not use the message', async () => {
      const { report } = await run({
        logs: [{ after: 100, line: 'a task without a name' }],
        exits: { after: 1000, code: 1 },
      });

      expect(report).toMatchObject({
        outcome: 'passed',
        diagnostics: [{ code: 'rehearse/job-doubtful', severity: 'warning', owner: 'analyst' }],
        services: [{ name: 'analyst', lastLines: ['a task without a name'] }],
      });
    });

    test('fails when its image cannot start', async () => {
      const { report } = await run({ exits: { after: 100, code: 127 } });

      expect(report).toMatchObject({
        outcome: 'failed',
        diagnostics: [{ code: 'exit-126-127', severity: 'error', owner: 'analyst' }],
      });
    });

    test('fails when its pipe may submit no job', async () => {
      const request = requestFor(analysis, values);
      const templates = request.templates.map((template) => ({
        ...template,
        body: template.body.replace('"batch:SubmitJob"', '"batch:CancelJob"'),
      }));
      const { report } = await run({ exits: { after: 1000, code: 0 } }, { ...request, templates });

      expect(codes(report)).toEqual(['rehearse/job-failed']);
      expect(report.diagnostics[0]?.message).toMatch(
        /^analyst was given one job, as its queue would, and could not do any: .*not authorized to perform: batch:SubmitJob/,
      );
    });
  });

  test('shows no secret of a task that prints its environment in every form and dies of it', async () => {
    const seen: string[] = [];
    const ground = scriptedGround(({ environment }) => {
      const spoken = [
        ...Object.entries(environment).map(([name, value]) => `${name}=${value}`),
        JSON.stringify(environment),
        ...Object.values(environment).map((value) => `https://x/?q=${encodeURIComponent(value)}`),
        `Error: cannot connect with ${environment.DATABASE_URL}`,
      ];
      seen.push(...spoken);
      return {
        logs: spoken.map((line) => ({ after: 100, line })),
        exits: { after: 1000, code: 1 },
      };
    });
    const { report, events } = await rehearseOn(ground, requestFor(shop, values));
    const passwords = ground.secretTexts().flatMap((text) => {
      const { password } = JSON.parse(text);
      return typeof password === 'string' ? [password] : [];
    });
    const shown = JSON.stringify({ report, events });

    expect(seen.join()).toContain(values.TOKEN);
    expect(events.filter(({ kind }) => kind === 'log').length).toBeGreaterThan(3);
    expect(passwords.length).toBeGreaterThan(0);
    for (const secret of [...Object.values(values), ...passwords]) {
      expect(shown).not.toContain(secret);
      expect(shown).not.toContain(encodeURIComponent(secret));
      expect(shown).not.toContain(JSON.stringify(secret).slice(1, -1));
    }
    expect(shown).toContain('TOKEN=…');
    expect(report.services[0]?.lastLines?.at(-1)).toBe('Error: cannot connect with …');
  });
});
