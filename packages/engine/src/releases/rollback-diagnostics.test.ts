import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rollbackProblems } from './rollback-diagnostics.ts';

test.each(Object.keys(rollbackProblems))('%s has a page that begins with its name', (code) => {
  const page = new URL(`../../../../docs/diagnostics/${code}.md`, import.meta.url);

  expect(readFileSync(page, 'utf8')).toMatch(new RegExp(`^# ${code}\\n\\n\\S`));
});
