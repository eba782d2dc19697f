import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readLogLine } from '../../../doctor/read-log-line.ts';
import { applyFault } from '../apply-fault.ts';
import { findFault } from '../faults.ts';
import { record, records, strings, type TemplateBody } from '../template/template-body.ts';
import { shipmentOf } from '../testing/deploy-with-fault.ts';

/** The image's own program in these tests: it says that it runs, and ends when it is told to. */
const ownProgram = {
  entryPoint: [],
  command: [
    'sh',
    '-c',
    "trap 'echo ended; exit 0' TERM; echo runs; sleep 60 >/dev/null 2>&1 & wait $!",
  ],
};

const cleanUps: (() => void)[] = [];
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp();
});

/** Runs what the fault makes of rag-platform's container, as a process of this machine. */
function run(
  name: string,
  variables: Readonly<Record<string, string>> = {},
  adapt: (word: string) => string = (word) => word,
) {
  const folder = mkdtempSync(join(tmpdir(), 'fault-'));
  const [program = '', ...words] = commandOf(name).map(adapt);
  const child = spawn(program, words, {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', TMPDIR: folder, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  // A shell may write a line in several pieces.
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data: Buffer) => {
      text += data.toString();
    });
  }
  const lines = () => text.trim().split('\n');
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) =>
    child.once('close', (code, signal) => resolve(code ?? signal)),
  );
  cleanUps.push(() => {
    killGroup(child);
    rmSync(folder, { recursive: true, force: true });
  });
  return { child, lines, ended };
}

function commandOf(name: string): readonly string[] {
  const fault = findFault(name);
  if (!fault) throw new Error(`there is no fault ${name}`);
  const applied = applyFault(fault, shipmentOf('rag-platform'), { imageConfig: () => ownProgram });
  if (applied.kind === 'refusal') throw new Error(applied.reason);
  const { body = '' } = applied.shipment.templates.find(({ layer }) => layer === 'service') ?? {};
  const { Resources } = JSON.parse(body) as TemplateBody;
  const definition = Object.values(Resources).find(
    ({ Type }) => Type === 'AWS::ECS::TaskDefinition',
  );
  const [container] = records(record(definition?.Properties).ContainerDefinitions);
  return [...strings(container?.EntryPoint), ...strings(container?.Command)];
}

/** The shell and what it has started, which outlives it. */
function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

/** A server on loopback that does something with each connection. */
async function serve(talk: (data: Buffer) => Buffer | 'silence' | undefined): Promise<number> {
  const server: Server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', (data) => {
      const answer = talk(data);
      if (answer === 'silence') return;
      if (answer) socket.end(answer);
      else socket.resetAndDestroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUps.push(() => server.close());
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

/** A port of loopback on which nobody listens. */
async function freePort(): Promise<number> {
  const port = await serve(() => undefined);
  for (const cleanUp of cleanUps.splice(-1)) cleanUp();
  return port;
}

describe('a container with', () => {
  it.each([
    ['crash-on-boot', /^1$/, undefined],
    // Shells differ where a variable or a file is missing.
    ['missing-variable', /^(1|2|127)$/, 'env-required-missing'],
    ['env-file-demanded', /^(1|2)$/, 'dotenv-file-required'],
    ['crlf-entrypoint', /^127$/, 'entrypoint-crlf'],
    ['disk-full', /^1$/, 'image-disk-full'],
  ])('%s ends and says why', async (name, code, cause) => {
    const { lines, ended } = run(name);
    expect(String(await ended)).toMatch(code);
    expect(lines()).not.toContain('runs');
    expect(
      lines()
        .map(readLogLine)
        .find((found) => found !== undefined),
    ).toBe(cause);
  });

  it('a whole JSON object for a key tells it without repeating it', async () => {
    const { lines, ended } = run('whole-json-secret', { OPENAI_API_KEY: '{"DB":"hunter2"}' });
    expect(await ended).toBe(1);
    expect(lines().map(readLogLine)).toEqual(['secret-whole-json-injected']);
    expect(lines().join()).not.toContain('hunter2');
  });

  it.each([
    ['missing-variable', { OPENAI_API_KEY: 'a key' }],
    ['whole-json-secret', { OPENAI_API_KEY: 'a key' }],
  ])('%s runs its own program where the mistake is not there', async (name, variables) => {
    const { child, lines, ended } = run(name, variables);
    await saysThatItRuns(child);
    child.kill('SIGTERM');
    await ended;
    expect(lines()).toEqual(['runs', 'ended']);
  });

  it('a shell that ignores SIGTERM goes on, and only SIGKILL ends it', async () => {
    const { child, lines, ended } = run('ignores-sigterm');
    await saysThatItRuns(child);
    expect(ignoredSignals(child) & sigterm).toBe(sigterm);
    killGroup(child);
    expect(await ended).toBe('SIGKILL');
    expect(lines()).toEqual(['runs']);
  });

  it('a slow boot does not begin, and obeys SIGTERM while it waits', async () => {
    const { child, lines, ended } = run('slow-boot', {}, (word) =>
      word.replace(/sleep \d+/, 'echo waits; sleep 60 >/dev/null 2>&1'),
    );
    await new Promise((resolve) => child.stdout?.once('data', resolve));
    child.kill('SIGTERM');
    expect(await ended).toBe(143);
    expect(lines()).toEqual(['waits']);
  });

  it.each([
    ['health-400', '10.0.11.4:8001', 400],
    ['health-400', 'api.example.com', 200],
    ['health-404', 'api.example.com', 404],
    ['health-500', 'api.example.com', 500],
    ['binds-localhost', 'api.example.com', 200],
  ])('%s answers a request for %s with %i', async (name, host, status) => {
    const port = await freePort();
    const { child } = run(name, {}, (word) =>
      word
        .replace("'0.0.0.0'", "'127.0.0.1'")
        .replace(
          ".listen(8001, '127.0.0.1')",
          `.listen(${port}, '127.0.0.1', () => console.log('listens'))`,
        ),
    );
    await new Promise((resolve) => child.stdout?.once('data', resolve));
    expect(await statusOf(port, host)).toBe(status);
  });
});

describe('a container that tries its store first', () => {
  const at = (port: number) => (word: string) =>
    word.replaceAll(/connect\((5432|6379)/g, `connect(${port}`);
  const url = {
    DATABASE_URL: 'postgresql://rag:p@127.0.0.1/ragdb',
    REDIS_URL: 'rediss://127.0.0.1/0',
  };

  it('without TLS is refused by PostgreSQL, in its words', async () => {
    const text =
      'no pg_hba.conf entry for host "10.0.11.4", user "rag", database "ragdb", no encryption';
    const greetings: string[] = [];
    const port = await serve((data) => {
      greetings.push(data.toString('latin1').slice(8).replaceAll('\0', ' '));
      const fields = `SFATAL\0C28000\0M${text}\0\0`;
      const head = Buffer.from('E\0\0\0\0');
      head.writeInt32BE(4 + fields.length, 1);
      return Buffer.concat([head, Buffer.from(fields)]);
    });
    const { lines, ended } = run('database-without-tls', url, at(port));
    expect(await ended).toBe(1);
    expect(lines()).toEqual([`DATABASE_URL: ${text}`]);
    expect(greetings).toEqual(['user rag database ragdb  ']);
  });

  it.each([
    ['resets the connection', undefined],
    ['answers with an alert', Buffer.from([21, 3, 1, 0, 2, 2, 70])],
  ])('in plain text ends when Redis %s', async (_what, answer) => {
    const port = await serve(() => answer);
    const { lines, ended } = run('plain-redis-on-tls', url, at(port));
    expect(await ended).toBe(1);
    expect(lines()).toEqual(['REDIS_URL: Redis connection to 127.0.0.1 failed - read ECONNRESET']);
    expect(lines().map(readLogLine)).toEqual(['redis-tls-scheme']);
  });

  it.each([
    ['plain-redis-on-tls', '+PONG\r\n'],
    ['no-egress-to-store', 'S'],
    ['database-without-tls', 'R'],
  ])('with %s goes on when the store answers', async (name, answer) => {
    const port = await serve(() => Buffer.from(answer));
    const { child, lines } = run(name, url, at(port));
    await saysThatItRuns(child);
    expect(lines()).toEqual(['runs']);
  });

  it('ends when nothing comes back', async () => {
    const port = await serve(() => 'silence');
    const { lines, ended } = run('no-egress-to-store', url, (word) =>
      at(port)(word).replace('setTimeout(10000', 'setTimeout(50'),
    );
    expect(await ended).toBe(1);
    expect(lines()).toEqual([`DATABASE_URL: connect ETIMEDOUT 127.0.0.1:5432`]);
  });

  it('ends when nobody is there', async () => {
    const { lines, ended } = run('no-egress-to-store', url, at(await freePort()));
    expect(await ended).toBe(1);
    expect(lines()).toEqual([expect.stringMatching(/^DATABASE_URL: connect ECONNREFUSED 127/)]);
  });
});

const sigterm = 1n << 14n;

/** A bit for each signal, the first for number 1: what Linux says of the process. */
function ignoredSignals({ pid }: ChildProcess): bigint {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return BigInt(`0x${/^SigIgn:\s*([0-9a-f]+)$/m.exec(status)?.[1] ?? '0'}`);
}

async function saysThatItRuns({ stdout }: ChildProcess): Promise<void> {
  await new Promise((resolve) => stdout?.once('data', resolve));
}

async function statusOf(port: number, host: string): Promise<number | undefined> {
  const { get } = await import('node:http');
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path: '/health', headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).once('error', reject);
  });
}
