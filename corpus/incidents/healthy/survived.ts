import type { Script } from '../../../packages/sandbox/src/index.ts';
import type { Healthy } from '../testing/healthy.ts';
import { written } from '../testing/scripts.ts';

const port = 8000;

/** Programs whose logs and deaths look like incidents, and that run. */
export const survived: readonly Healthy[] = [
  {
    story: 'a library misses a .env file and takes the environment',
    script: {
      listens: [{ port }],
      logs: written('2026/11/02 09:14:05 Error loading .env file, taking the environment as it is'),
    },
  },
  {
    story: 'tracing is not allowed, and nothing depends on it',
    script: {
      listens: [{ port }],
      logs: written(
        'AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/shop-production-api-ApiTaskRole-1X2Y3Z/8d1c is not authorized to perform: xray:PutTraceSegments because no identity-based policy allows the xray:PutTraceSegments action',
      ),
    },
  },
  {
    story: 'the health path answers 503 until the cache is warm',
    script: {
      listens: [
        {
          port,
          answers: (_path, at) => ({ kind: 'status', status: at < 9_000 ? 503 : 200 }),
        },
      ],
    },
  },
  {
    story: 'the check in the container fails twice at the start',
    script: { listens: [{ port }], command: (_command, at) => ({ code: at < 12_000 ? 1 : 0 }) },
  },
  {
    story: 'a page for administrators listens on the loopback interface only',
    script: {
      listens: [{ port }, { port: 9000, address: '127.0.0.1' }],
      logs: written('admin: listening on http://127.0.0.1:9000', 'shop: listening on 0.0.0.0:8000'),
    },
  },
  {
    story: 'a worker in Python ends with a KeyboardInterrupt when it is told to stop',
    service: 'worker',
    script: {
      onSigterm: { exitsAfter: 300, code: 130 },
      logs: written('celery@worker ready.', 'KeyboardInterrupt'),
    },
    afterwards: 'replace-tasks',
  },
  {
    story: 'the metrics speak of memory',
    script: {
      listens: [{ port }],
      logs: written(
        'jvm_oom_total{kind="OutOfMemoryError"} 0',
        'evicted 1200 keys, out of memory: 0',
      ),
    },
  },
  {
    story: 'the database refuses a login while its password changes, and takes the next',
    script: {
      listens: [{ port, from: 4000 }],
      logs: written(
        'FATAL:  password authentication failed for user "shop"',
        'takes the new password',
        'connected',
      ),
    },
  },
  {
    story: 'a migration says what it skips in words of failure',
    service: 'migrate',
    script: {
      exits: { after: 3000, code: 0 },
      logs: written(
        'NOTICE:  relation "orders" does not exist, skipping',
        'Error: P3008: The migration `20240101_init` is already recorded as applied in the database.',
        'All migrations have been successfully applied.',
      ),
    },
  },
  {
    story: 'the log has the word of a request to a host that nobody knows',
    script: {
      listens: [{ port }],
      logs: written(
        'webhook to https://shop.customer.invalid failed: getaddrinfo ENOTFOUND shop.customer.invalid; 2 tries left',
      ),
    },
  },
  {
    story: 'one worker of several is killed, and the next takes its place',
    script: {
      listens: [{ port }],
      logs: written(
        '[2026-11-02 09:14:11 +0000] [1] [ERROR] Worker (pid:7) was sent SIGKILL! Perhaps out of memory?',
        '[2026-11-02 09:14:11 +0000] [12] [INFO] Booting worker with pid: 12',
      ),
    },
  },
  {
    story: 'nobody takes the traces, which go to a collector that only the laptop has',
    script: {
      listens: [{ port }],
      logs: written(
        '{"stack":"AggregateError [ECONNREFUSED]: connect ECONNREFUSED 127.0.0.1:4318","name":"OTLPExporterError"}',
      ),
    },
  },
  {
    story: 'the first task dies of a race, and the second one runs',
    script: diesOnce(),
  },
  {
    story: 'the check in the container fails now and then',
    script: {
      listens: [{ port }],
      command: (_command, at) => ({ code: Math.floor(at / 5000) % 4 === 3 ? 1 : 0 }),
    },
    afterwards: 'watch',
  },
];

/** A script is asked for before the image is pulled, and again for each start. */
function diesOnce(): () => Script {
  let asked = 0;
  return () => {
    asked += 1;
    return asked <= 2
      ? { exits: { after: 1500, code: 1 }, logs: written('Error: deadlock detected') }
      : { listens: [{ port }] };
  };
}
