import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { diagnosticsIndex } from './generate-diagnostics-index.mjs';

it('the index of diagnostics lists every page', () => {
  const index = new URL('../docs/diagnostics.md', import.meta.url);
  expect(readFileSync(index, 'utf8')).toBe(diagnosticsIndex());
});

it('no folder of pages is left out of it', () => {
  const folder = new URL('../docs/diagnostics/', import.meta.url);
  const pages = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.md'));
  const index = diagnosticsIndex();
  expect(pages.filter((page) => !index.includes(`(diagnostics/${page})`))).toEqual([]);
});
