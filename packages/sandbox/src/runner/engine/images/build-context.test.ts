import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extract } from 'tar-stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { packContext } from './build-context.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seaworthy-context-'));
  await mkdir(join(folder, 'docs'));
  await writeFile(join(folder, 'Dockerfile'), 'FROM scratch');
  await writeFile(join(folder, 'run.sh'), '#!/bin/sh', { mode: 0o755 });
  await writeFile(join(folder, 'docs', 'README.md'), 'read');
  await writeFile(join(folder, 'docs', 'other.md'), 'other');
  await symlink('run.sh', join(folder, 'start'));
});

afterEach(() => rm(folder, { recursive: true }));

async function packed(
  leavesOut: (path: string) => boolean,
  added: Readonly<Record<string, string>> = {},
): Promise<string[]> {
  const entries = packContext(folder, leavesOut, added).pipe(extract());
  const found: string[] = [];
  for await (const entry of entries) {
    const { name, type, mode = 0, linkname } = entry.header;
    found.push([name, type === 'file' ? (mode & 0o777).toString(8) : (linkname ?? type)].join(' '));
    entry.resume();
  }
  return found;
}

test('files keep their modes, links stay links', async () => {
  expect(await packed(() => false)).toEqual([
    'Dockerfile 644',
    'docs directory',
    'docs/README.md 644',
    'docs/other.md 644',
    'run.sh 755',
    'start run.sh',
  ]);
});

test('what is left out stays out, also when a file of its folder is taken back', async () => {
  const leavesOut = (path: string) => path.startsWith('docs') && path !== 'docs/README.md';
  const names = (await packed(leavesOut)).map((entry) => entry.split(' ')[0]);
  expect(names).toEqual(['Dockerfile', 'docs/README.md', 'run.sh', 'start']);
});

test('what is added is there though everything is left out', async () => {
  expect(await packed(() => true, { 'Dockerfile.inline': 'FROM scratch' })).toEqual([
    'Dockerfile.inline 644',
  ]);
});

test('a folder that is not there is an error', async () => {
  const context = packContext(join(folder, 'nope'), () => false);
  await expect(context.toArray()).rejects.toThrow('ENOENT');
});
