import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Plan } from '@seaworthy/compiler';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { requestFor } from '../../../engine/src/rehearse/testing/plan-text.ts';
import { examplePlan } from '../testing/example-plan.ts';
import { writeDeployment } from './write-deployment.ts';

const plan: Plan = { ...examplePlan, diagnostics: [] };

let directory = '';

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'seaworthy-out-'));
});

afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

function write(written: Plan = plan, folder = 'out') {
  return writeDeployment(written, folder, { directory, version: '0.1.0' });
}

describe('the output folder', () => {
  it('gets the templates, a list for programs and a page for people', () => {
    expect(write()).toEqual({ kind: 'written', folder: 'out', templates: 2 });
    expect(readdirSync(join(directory, 'out')).sort()).toEqual([
      'README.md',
      'rag-platform-production-data.json',
      'rag-platform-production-foundation.json',
      'stacks.json',
    ]);
    expect(readdirSync(directory)).toEqual(['out']);
  });

  it('says for each stack the command that deploys it', async () => {
    write();

    await expect(readFileSync(join(directory, 'out', 'stacks.json'), 'utf8')).toMatchFileSnapshot(
      'testing/stacks.json.txt',
    );
    await expect(readFileSync(join(directory, 'out', 'README.md'), 'utf8')).toMatchFileSnapshot(
      'testing/README.md.txt',
    );
  });

  it('names services before those that address them, and jobs before all', () => {
    const service = 'image: acme/it:1';
    const compose = `services:
  web: { ${service}, ports: ["8080:8080"], environment: { API: "http://api:8000" } }
  api: { ${service}, expose: ["8000"], depends_on: { migrate: { condition: service_completed_successfully } } }
  migrate: { ${service}, restart: "no" }
`;
    write(requestFor(compose).plan);
    const { stacks } = JSON.parse(readFileSync(join(directory, 'out', 'stacks.json'), 'utf8'));
    const names = stacks.map(({ name }: { readonly name: string }) => name.split('-').at(-1));

    expect(names).toEqual(['foundation', 'migrate', 'api', 'web']);
  });

  it('is made with the folders above it', () => {
    write(plan, 'a/b/out');

    expect(existsSync(join(directory, 'a/b/out/stacks.json'))).toBe(true);
  });

  it('is replaced whole when seaworthy wrote it', () => {
    write();
    const [first] = plan.templates;
    write({ ...plan, templates: first ? [first] : [] });

    expect(readdirSync(join(directory, 'out')).sort()).toEqual([
      'README.md',
      'rag-platform-production-foundation.json',
      'stacks.json',
    ]);
  });

  it('may be an empty folder, and a link to a folder', () => {
    mkdirSync(join(directory, 'real'));
    symlinkSync('real', join(directory, 'link'));

    expect(write(plan, 'link')).toMatchObject({ kind: 'written' });
    expect(readdirSync(join(directory, 'real'))).toContain('stacks.json');
  });

  it('is not touched when it holds a file of somebody else', () => {
    write();
    writeFileSync(join(directory, 'out', 'notes.md'), 'mine');

    expect(write()).toEqual({
      kind: 'not-written',
      folder: 'out',
      reason: 'it holds notes.md, which seaworthy did not write',
    });
    expect(readFileSync(join(directory, 'out', 'notes.md'), 'utf8')).toBe('mine');
  });

  it('is not touched when its list is not one of ours', () => {
    mkdirSync(join(directory, 'out'));
    writeFileSync(join(directory, 'out', 'stacks.json'), '{"files": ["stacks.json"]}');

    expect(write()).toMatchObject({ kind: 'not-written' });
  });

  it('cannot be a file, the folder the user is in, or one above it', () => {
    writeFileSync(join(directory, 'file'), '');

    expect(write(plan, 'file')).toMatchObject({ reason: 'it is a file' });
    expect(write(plan, '.')).toMatchObject({
      reason: 'it is the folder you are in, or one above it',
    });
    expect(write(plan, '..')).toMatchObject({
      reason: 'it is the folder you are in, or one above it',
    });
    expect(write(plan, 'file/out')).toMatchObject({ reason: 'a part of its path is a file' });
  });

  it('is not written at all when the project has errors', () => {
    expect(write(examplePlan)).toEqual({
      kind: 'not-written',
      folder: 'out',
      reason: 'the project has errors',
    });
    expect(readdirSync(directory)).toEqual([]);
  });

  it.runIf(existsSync('/proc'))('says so when the file system takes no folders', () => {
    expect(write(plan, '/proc/a/b')).toMatchObject({ reason: 'no folder can be made there' });
  });

  it.skipIf(process.getuid?.() === 0)('says so when the disk refuses, and leaves nothing', () => {
    chmodSync(directory, 0o500);

    expect(write()).toMatchObject({ kind: 'not-written', reason: 'permission denied' });
    chmodSync(directory, 0o700);
    expect(readdirSync(directory)).toEqual([]);
  });
});
