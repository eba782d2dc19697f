import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sourceChecks } from './source-checks.ts';

const repository = new URL('../../../../../', import.meta.url);

test.each(sourceChecks.map(({ code }) => [code]))(
  '%s has a file and a page of its name',
  (code) => {
    const page = readFileSync(new URL(`docs/diagnostics/${code}.md`, repository), 'utf8');
    expect(page.startsWith(`# ${code}\n`)).toBe(true);
    expect(existsSync(new URL(`./${code}.ts`, import.meta.url))).toBe(true);
  },
);

test('every check has a code of its own', () => {
  const codes = sourceChecks.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
});
