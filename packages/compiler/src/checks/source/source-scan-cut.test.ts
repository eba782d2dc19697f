import { expect, test } from 'vitest';
import { findIn } from './testing/find-in.ts';

function told(count: number) {
  const modules = Array.from({ length: count }, (_, index) => [`m${index}.py`, 'pass\n']);
  const files = {
    'compose.yaml': 'services: { api: { build: ., ports: ["8000:8000"] } }',
    Dockerfile: 'FROM python:3.12\nCOPY . .\nCMD ["python", "m0.py"]\n',
    ...Object.fromEntries(modules),
  };
  return findIn(files).filter(({ code }) => code === 'source-scan-cut');
}

test('a project with more program texts than are read is told so, as advice', () => {
  expect(told(201)).toMatchObject([
    { severity: 'advice', help: expect.stringContaining('Checks read 200 files, of 256 KB each') },
  ]);
});

test('a project that is read as a whole is told nothing', () => {
  expect(told(200)).toEqual([]);
});
