import type { Script } from '@seaworthy/sandbox';

/** What a container does that finds these variables in its environment. */
export type Twin = Script | ((environment: Readonly<Record<string, string>>) => Script);

const port = 8001;
const serving: Script = { listens: [{ port }] };
const mebibyte = 1024 * 1024;

/** What the container of rag-platform's api does when a fault is in it: the scripted twins. */
export const twinScripts: Readonly<Record<string, Twin>> = {
  'crash-on-boot': ends(1, 'cannot start: this fault ends it', 300),
  'crash-later': { ...serving, ...ends(1, 'ends now: this fault ends it', 20_000) },
  'slow-boot': {
    listens: [{ port, from: 100_000 }],
    command: (_command, at) => ({ code: at < 100_000 ? 1 : 0 }),
  },
  'wrong-port': serving,
  'binds-localhost': { listens: [{ port, address: '127.0.0.1' }] },
  'health-400': answers(400, "Invalid HTTP_HOST header: '10.0.11.4:8001'."),
  'health-404': { ...answers(404), command: () => ({ code: 1 }) },
  'health-500': { ...answers(500), command: () => ({ code: 1 }) },
  'ignores-sigterm': { ...serving, onSigterm: 'ignored' },
  'leaks-memory': {
    ...answers(503),
    memory: { initial: 40 * mebibyte, growth: 640 * mebibyte },
  },
  'missing-variable': ends(2, 'sh: 1: OPENAI_API_KEY: parameter not set or null'),
  'env-file-demanded': ends(2, 'sh: 1: .: cannot open ./.env: No such file'),
  'arm64-image': serving,
  'crlf-entrypoint': ends(127, 'sh: 1: exec: /tmp/entrypoint.sh: not found'),
  'missing-secret-key': serving,
  'whole-json-secret': ends(1, 'OPENAI_API_KEY: 401 Incorrect API key provided: {"***'),
  'execution-role-denied': serving,
  'no-egress-to-store': ({ DATABASE_URL = '' }) => ({
    connects: [
      {
        after: 100,
        host: new URL(DATABASE_URL).hostname,
        port: 5432,
        whenBlocked: { line: 'DATABASE_URL: connect ETIMEDOUT 10.0.11.9:5432', exitCode: 1 },
      },
    ],
  }),
  'no-route': serving,
  'plain-redis-on-tls': ends(1, 'REDIS_URL: Redis connection to cache failed - read ECONNRESET'),
  'database-without-tls': ends(
    1,
    'DATABASE_URL: no pg_hba.conf entry for host "10.0.11.4", user "rag", database "ragdb", no encryption',
  ),
  'disk-full': ends(1, "dd: error writing '/dev/full': No space left on device"),
  'spot-interruption': serving,
  'dependency-never-healthy': serving,
};

/** The container that `dependency-never-healthy` adds. */
export const unhealthyDependency: Script = { command: () => ({ code: 1 }) };

function ends(code: number, line: string, after = 1000): Script {
  return { exits: { after, code }, logs: [{ after: after - 1, line }] };
}

function answers(status: number, line?: string): Script {
  return {
    listens: [{ port, answers: () => ({ kind: 'status', status }) }],
    ...(line !== undefined && { logs: [{ after: 5000, line }] }),
  };
}
