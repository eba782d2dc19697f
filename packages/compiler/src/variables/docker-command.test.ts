import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseRawEnvironmentFile } from './read-raw-environment-file.ts';
import { disputedCases, furtherCases, hostVariables } from './testing/environment-file-cases.ts';

/** Docker's own command line reads the file by itself, and tells a daemon what came of it. */

let folder: string;
let daemon: Server;
const told: (readonly string[])[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'seaworthy-docker-'));
  daemon = createServer(async (request, response) => {
    const text = await textOf(request);
    if (/\/containers\/create/.test(request.url ?? '')) told.push(JSON.parse(text).Env ?? []);
    response.setHeader('Api-Version', '1.44');
    response.statusCode = /_ping/.test(request.url ?? '') ? 200 : 500;
    response.end();
  });
  await new Promise<void>((resolve) => daemon.listen(join(folder, 'socket'), resolve));
});

afterAll(() => {
  daemon.close();
  rmSync(folder, { recursive: true, force: true });
});

const isDocker = /^Docker version/.test(
  spawnSync('docker', ['--version'], { encoding: 'utf8' }).stdout ?? '',
);

describe.skipIf(!isDocker)(
  `a file means what docker run --env-file takes it for${isDocker ? '' : ' (left out: it is not installed)'}`,
  () => {
    const texts = [...disputedCases, ...furtherCases].map(([text]) => text);

    it.each([...texts, 'A=\xff\n', `A=${'x'.repeat(70_000)}\n`])('%#: %j', async (text) => {
      const { entries, diagnostics } = parseRawEnvironmentFile('', text, (name) =>
        Object.hasOwn(hostVariables, name) ? hostVariables[name] : undefined,
      );
      const isRefused = diagnostics.some(({ severity }) => severity === 'error');
      const own = entries.flatMap(({ name, value }) =>
        value === null ? [] : [`${name.value}=${value}`],
      );
      expect(isRefused ? 'refused' : own.toSorted()).toEqual(await readByDocker(text));
    });
  },
);

/** `NAME=value` of each variable, a later line of a name for an earlier one. */
async function readByDocker(text: string): Promise<readonly string[] | 'refused'> {
  const file = join(folder, 'variables');
  writeFileSync(file, text);
  told.length = 0;
  const child = spawn('docker', ['create', '--env-file', file, 'image'], {
    env: {
      ...hostVariables,
      PATH: process.env.PATH ?? '',
      HOME: folder,
      DOCKER_HOST: `unix://${join(folder, 'socket')}`,
    },
    stdio: 'ignore',
  });
  await new Promise((resolve) => child.once('close', resolve));
  const [variables] = told;
  if (!variables) return 'refused';
  const last = new Map(variables.map((line) => [line.slice(0, line.indexOf('=')), line]));
  return [...last.values()].toSorted();
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return text;
}
