import { readdirSync } from 'node:fs';
import { secretProblems } from '@seaworthy/engine';
import { expect, test } from 'vitest';
import { secretValueProblems } from './secret-value-problems.ts';

test('every problem with secrets has its page, and every page its problem', () => {
  const folder = new URL('../../../../docs/diagnostics/secrets', import.meta.url);
  const pages = readdirSync(folder).map((name) => `secrets/${name.replace(/\.md$/, '')}`);
  const codes = [...Object.keys(secretProblems), ...Object.keys(secretValueProblems)];

  expect(pages.sort()).toEqual(codes.sort());
});
