import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { composeProblems } from './compose-diagnostics.ts';

const pages = new URL('../../../../docs/diagnostics/', import.meta.url);

test.each(Object.keys(composeProblems))('%s has a page of its own', (code) => {
  const page = new URL(`${code}.md`, pages);
  expect(existsSync(page)).toBe(true);
  const text = readFileSync(page, 'utf8');
  expect(text.startsWith(`# ${code}\n`)).toBe(true);
  expect(text).toContain('```');
});
