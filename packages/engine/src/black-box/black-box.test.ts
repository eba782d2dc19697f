import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { planExample } from '../../../../examples/testing/plan-example.ts';
import { EvidenceCollector } from '../doctor/evidence.ts';
import { explain } from '../doctor/explain.ts';
import type { EngineEvent } from '../events/engine-event.ts';
import { replayBlackBox } from '../replay/replay-black-box.ts';
import { type BlackBoxRequest, longestFile, openBlackBox } from './open-black-box.ts';
import { readBlackBox } from './read-black-box.ts';

const { application, graph, templates } = planExample('shortcut').plan;
if (!application || !graph) throw new Error('shortcut cannot be planned');
const plan = { application, graph, templates };

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'black-box-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

let now = Date.UTC(2026, 10, 20, 13, 36, 5);

function open(directory: string, more: Partial<BlackBoxRequest> = {}) {
  now += 1000;
  return openBlackBox({
    directory,
    of: 'deployment',
    project: 'shortcut',
    environment: 'production',
    region: 'ap-northeast-2',
    version: '0.1.0',
    tools: ['Node v20.20.0'],
    plan,
    sources: [],
    clock: { now: () => (now += 10) },
    secrets: () => [],
    ...more,
  });
}

/** A task of the api that dies for want of a variable. */
const death: readonly EngineEvent[] = [
  { kind: 'stack', stack: 'shortcut-production-api', layer: 'service', state: 'started' },
  {
    kind: 'log',
    service: 'api',
    task: 'a'.repeat(32),
    line: "KeyError: 'OPENAI_API_KEY'",
  },
  {
    kind: 'task',
    service: 'api',
    task: 'a'.repeat(32),
    definition: 'shortcut-production-api:1',
    status: 'STOPPED',
    health: 'UNKNOWN',
    stopCode: 'EssentialContainerExited',
    stoppedReason: 'Essential container in task exited',
    containers: [{ name: 'api', status: 'STOPPED', exitCode: 1 }],
  },
];

function verdictOn(events: readonly EngineEvent[]) {
  const collector = new EvidenceCollector();
  for (const event of events) collector.emit(event);
  return explain(collector.evidence(), plan);
}

const log = (line: string, service = 'api'): EngineEvent => ({
  kind: 'log',
  service,
  task: 'b'.repeat(32),
  line,
});

describe('a black box', () => {
  test('holds what was deployed and what happened, and when', async () => {
    const box = open(folder());
    for (const event of death) box.emit(event);
    await box.end({ outcome: 'failed', diagnostics: verdictOn(death) });
    const read = readBlackBox(box.path ?? '');

    expect(read).toMatchObject({ of: 'deployment', project: 'shortcut', version: '0.1.0' });
    expect(read.plan).toMatchObject({ application, graph });
    expect(read.plan?.templates.map(({ body }) => body)).toEqual(templates.map(({ body }) => body));
    expect(read.events.map(({ event }) => event)).toEqual(death);
    expect(read.events.every(({ at }, index) => at > (read.events[index - 1]?.at ?? 0))).toBe(true);
    expect(read.end).toMatchObject({ outcome: 'failed' });
  });

  test('gives the verdict that was given then, byte for byte', async () => {
    const box = open(folder());
    for (const event of death) box.emit(event);
    const verdict = verdictOn(death);
    await box.end({ outcome: 'failed', diagnostics: verdict });
    const replayed = replayBlackBox(readBlackBox(box.path ?? ''));

    expect(verdict.map(({ code }) => code)).toEqual(['env-required-missing']);
    expect(JSON.stringify(replayed)).toBe(JSON.stringify(verdict));
  });

  test('of a process that was killed is read up to where its last line is torn', async () => {
    const box = open(folder());
    for (const event of death) box.emit(event);
    appendFileSync(box.path ?? '', '{"kind":"event","at":99,"ev');
    const read = readBlackBox(box.path ?? '');

    expect(read.end).toBeUndefined();
    expect(read.events).toHaveLength(death.length);
    expect(replayBlackBox(read).map(({ code }) => code)).toEqual(['env-required-missing']);
  });

  test('of what went well in the end has no verdict, whatever died on the way', async () => {
    const box = open(folder());
    for (const event of death) box.emit(event);
    await box.end({ outcome: 'succeeded', diagnostics: [] });

    expect(replayBlackBox(readBlackBox(box.path ?? ''))).toEqual([]);
  });

  test('is the user’s alone, hidden from Git, and one of the last twenty', async () => {
    const project = folder();
    const paths: string[] = [];
    for (let at = 0; at < 25; at += 1) {
      const box = open(project);
      await box.end({ outcome: 'succeeded', diagnostics: [] });
      paths.push(box.path ?? '');
    }
    const kept = readdirSync(join(project, '.seaworthy', 'black-boxes'));

    expect(kept).toHaveLength(20);
    expect(kept).toContain(paths.at(-1)?.split('/').at(-1));
    expect(paths[0]).toMatch(/2026-11-20T13-36-\d\dZ-deployment-production\.ndjson$/);
    expect(statSync(paths.at(-1) ?? '').mode & 0o777).toBe(0o600);
    expect(readFileSync(join(project, '.seaworthy', '.gitignore'), 'utf8')).toBe('*\n');
  });

  test('stays small: what tells least goes first, and it says what', async () => {
    const box = open(folder());
    for (const event of death) box.emit(event);
    for (let at = 0; at < 30_000; at += 1) {
      box.emit({ kind: 'request', method: 'GET', path: '/', host: 'a', milliseconds: 1 });
      box.emit(log(`line ${at} ${'x'.repeat(200)}`, 'worker'));
    }
    await box.end({ outcome: 'failed', diagnostics: verdictOn(death) });
    const path = box.path ?? '';
    const read = readBlackBox(path);
    const lines = read.events.flatMap(({ event }) => (event.kind === 'log' ? event.line : []));

    expect(statSync(path).size).toBeLessThanOrEqual(longestFile);
    expect(lines.at(-1)).toMatch(/^line 29999 /);
    expect(read.dropped.map(({ what }) => what)).toContain('requests and steps of builds');
    expect(read.end).toBeDefined();
    expect(replayBlackBox(read)).toEqual(verdictOn(death));
  });

  test('does not end a deployment where nothing can be written', async () => {
    const file = join(folder(), 'file');
    appendFileSync(file, '');
    const box = open(file);
    for (const event of death) box.emit(event);
    await box.end({ outcome: 'failed', diagnostics: [] });

    expect(box.path).toBeUndefined();
  });

  test('has no byte of a secret, in whatever form it was printed', async () => {
    const secret = 'Tr0ub4dor&3/quokka"x';
    const source = { path: 'compose.yaml', text: `a: ${secret}\nb: c\n`, hidden: [] };
    const box = open(folder(), { secrets: () => [secret], sources: [source] });
    const forms = [secret, encodeURIComponent(secret), JSON.stringify(secret)];
    for (const form of forms) {
      box.emit(log(`connects with ${form}`));
      box.emit({ kind: 'service', service: 'api', message: `refused: ${form}` });
    }
    const [found] = verdictOn(death);
    if (!found) throw new Error('no verdict');
    await box.end({ outcome: 'failed', diagnostics: [{ ...found, message: `api: ${secret}` }] });
    const text = readFileSync(box.path ?? '', 'utf8');

    expect(text).toContain('connects with …');
    for (const form of forms) expect(text).not.toContain(form.slice(1, -1));
    expect(text).not.toMatch(/Tr0ub4|quokka/);
    const [kept] = readBlackBox(box.path ?? '').sources;
    expect(kept?.text.indexOf('b: c')).toBe(source.text.indexOf('b: c'));
  });
});

describe('a file', () => {
  test.each([
    ['something else', '{"kind":"event"}\n', 'is not a black box'],
    [
      'a black box of a newer version',
      '{"kind":"black-box","format":9,"version":"3.1.0"}\n',
      'was kept by seaworthy 3.1.0, which is newer than this one',
    ],
    ['nothing', '', 'is not a black box'],
  ])('with %s is refused', (_name, text, message) => {
    const file = join(folder(), 'box.ndjson');
    appendFileSync(file, text);

    expect(() => readBlackBox(file)).toThrow(message);
  });
});
