import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type BuiltSource, readBuildFiles } from './read-build-files.ts';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'seaworthy-build-files-'));
  await mkdir(join(directory, 'api'));
  await writeFile(join(directory, 'api', 'Dockerfile'), 'FROM node:22 AS base\nFROM base\n');
  await writeFile(join(directory, 'Dockerfile.prod'), 'FROM python:3.12\n');
  await writeFile(join(directory, 'api', '.dockerignore'), 'secrets\n');
  await writeFile(join(directory, 'api', 'Dockerfile.dockerignore'), 'tests\n');
});

afterEach(() => rm(directory, { recursive: true }));

const read = (source: Partial<BuiltSource>) =>
  readBuildFiles(directory, {
    kind: 'built',
    context: './api',
    dockerfile: 'Dockerfile',
    span: { file: 'compose.yaml', start: 0, end: 0 },
    ...source,
  });

test('a Dockerfile of the context is named, and its own ignore file counts', async () => {
  const files = await read({});

  expect(files).toMatchObject({
    context: join(directory, 'api'),
    dockerfile: 'Dockerfile',
    bases: ['node:22'],
  });
  expect([files.leavesOut('tests'), files.leavesOut('secrets')]).toEqual([true, false]);
});

test('a Dockerfile inside the Compose file is given as its text, with the ignore file of the context', async () => {
  const text = 'FROM alpine:3.20\nCOPY . .\n';
  const files = await read({ inlineDockerfile: text });

  expect(files).toMatchObject({ dockerfile: { text }, bases: ['alpine:3.20'] });
  expect([files.leavesOut('tests'), files.leavesOut('secrets')]).toEqual([false, true]);
});

test('what Seaworthy keeps in the project is no part of an image', async () => {
  const { leavesOut } = await read({ context: '.', dockerfile: 'Dockerfile.prod' });

  expect(leavesOut('.seaworthy/black-boxes/a.ndjson')).toBe(true);
  expect(leavesOut('seaworthy.yaml')).toBe(false);
});

test('a Dockerfile outside the context is given as its text', async () => {
  expect(await read({ dockerfile: '../Dockerfile.prod' })).toMatchObject({
    dockerfile: { text: 'FROM python:3.12\n' },
    bases: ['python:3.12'],
  });
});

test('a Dockerfile that does not exist and a context elsewhere are refused by name', async () => {
  await expect(read({ dockerfile: 'Dockerfile.dev' })).rejects.toThrow(
    'there is no Dockerfile.dev in its build context',
  );
  await expect(read({ context: 'https://github.com/acme/api.git' })).rejects.toThrow(
    'its build context is on another machine',
  );
});
