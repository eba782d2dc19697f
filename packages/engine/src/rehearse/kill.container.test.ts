import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, EngineUnavailable, findEngine } from '@seaworthy/sandbox';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundleRehearsal, type Said } from './testing/rehearsal-process.ts';
import { commandsWith, filesWith, whatIsLeft } from './testing/what-is-left.ts';

/** The engine, or undefined after the reason was said. */
async function engineHere(): Promise<Engine | undefined> {
  try {
    return await findEngine();
  } catch (error) {
    if (!(error instanceof EngineUnavailable)) throw error;
    console.warn(`Rehearsals in containers are not tested. ${error.message}`);
    return undefined;
  }
}

const engine = await engineHere();
// Never the same twice: what another run leaves is not this one's.
const mark = randomBytes(6).toString('hex');
const canary = `quokka-${mark}-marzipan`;
const password = `barnacle-${mark}`;

const compose = `
services:
  shop:
    build: .
    ports: ["8080:8080"]
    environment:
      DATABASE_URL: postgres://app:\${DB_PASSWORD}@db:5432/app
      TOKEN: \${TOKEN}
  db:
    image: postgres:16
    environment: { POSTGRES_USER: app, POSTGRES_PASSWORD: "\${DB_PASSWORD}", POSTGRES_DB: app }
`;
/** Shows its environment in every way that programs know. */
const program = `
console.log(JSON.stringify(process.env));
for (const [name, value] of Object.entries(process.env)) console.log(name + '=' + value);
console.log(encodeURIComponent(process.env.DATABASE_URL));
require('node:http').createServer((_, answer) => answer.end('ok')).listen(8080);
`;

describe.skipIf(!engine)('a rehearsal in a process of its own', () => {
  const machine = engine as Engine;
  let bundle: Awaited<ReturnType<typeof bundleRehearsal>>;
  let root: string;

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'rehearsals-'));
    bundle = await bundleRehearsal();
  }, 60_000);

  afterAll(async () => {
    await bundle?.remove();
    await rm(root, { recursive: true, force: true });
    await machine.close();
  }, 60_000);

  async function project(name: string, dockerfile: string): Promise<string> {
    const folder = join(root, name);
    await mkdir(folder);
    await writeFile(join(folder, 'compose.yaml'), compose);
    await writeFile(join(folder, 'Dockerfile'), dockerfile);
    await writeFile(join(folder, '.dockerignore'), '.env\n');
    await writeFile(join(folder, '.env'), `DB_PASSWORD=${password}\nTOKEN=${canary}\n`);
    await writeFile(join(folder, 'shop.js'), program);
    return folder;
  }

  /** A moment, as the time of a file: what was written since is newer. */
  async function stamp(): Promise<string> {
    const file = join(root, 'began');
    await writeFile(file, '');
    return file;
  }
  const serving = 'FROM node:20-alpine\nCOPY shop.js /\nCMD ["node", "/shop.js"]\n';

  test('that was killed twice leaves nothing after the next one, which passes', async () => {
    const folder = await project('killed', serving);
    const began = await stamp();
    const killed = [
      (said: Said) => said.kind === 'task' && said.status === 'RUNNING',
      (said: Said) => said.kind === 'stand-in' && said.of === 'db',
    ];
    const pids: number[] = [];
    const found: string[] = [];
    for (const moment of killed) {
      const rehearsal = bundle.start(folder);
      pids.push(rehearsal.pid);
      await rehearsal.until(moment);
      await rehearsal.end('SIGKILL');
      found.push(...(await filesWith([canary], began)));
    }
    // A container that was killed with its task has its environment: the search finds it.
    expect(found).not.toEqual([]);
    expect(await whatIsLeft(pids, machine)).not.toEqual([]);

    const last = bundle.start(folder);
    const said = await last.until(({ kind }) => kind === 'report');
    await last.ended();

    expect(said).toMatchObject({ report: { outcome: 'passed', diagnostics: [] } });
    expect(await whatIsLeft([...pids, last.pid], machine)).toEqual([]);
    expect(last.output()).toContain('TOKEN=…');
    expect(last.output()).not.toContain(canary);
    expect(last.output()).not.toContain(password);
    expect(await filesWith([canary, password], began)).toEqual([]);
  }, 240_000);

  test('that is interrupted ends in order and leaves nothing', async () => {
    const rehearsal = bundle.start(await project('interrupted', serving));
    await rehearsal.until((said) => said.kind === 'task');
    await rehearsal.end('SIGTERM');

    expect(rehearsal.output()).toContain('"outcome":"interrupted"');
    expect(await whatIsLeft([rehearsal.pid], machine)).toEqual([]);
  }, 120_000);

  test('that is interrupted while an image is built ends the build', async () => {
    const command = `sleep 3${process.pid}`;
    const slow = `FROM node:20-alpine\nRUN echo begun; ${command}\n`;
    const rehearsal = bundle.start(await project('building', slow));
    await rehearsal.until((said) => said.kind === 'image' && said.detail === 'begun');
    await rehearsal.end('SIGTERM');

    expect(rehearsal.output()).toContain('"outcome":"interrupted"');
    expect(await whatIsLeft([rehearsal.pid], machine)).toEqual([]);
    expect(await commandsWith(command)).toEqual([]);
  }, 120_000);
});
