import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { diagnosticsIndex } from './generate-diagnostics-index.mjs';

it('the index of diagnostics lists every page', () => {
  const index = new URL('../docs/diagnostics.md', import.meta.url);
  expect(readFileSync(index, 'utf8')).toBe(diagnosticsIndex());
});
