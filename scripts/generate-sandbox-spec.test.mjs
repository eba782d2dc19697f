import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { sandboxSpecification } from './generate-sandbox-spec.mjs';

it('the specification of the sandbox lists every resource type and operation of the code', async () => {
  const written = new URL('../packages/sandbox/SPEC.md', import.meta.url);
  expect(readFileSync(written, 'utf8')).toBe(await sandboxSpecification());
});
