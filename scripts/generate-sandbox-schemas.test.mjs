import { expect, test } from 'vitest';
import { generateSandboxSchemas, readSandboxSchemas } from './generate-sandbox-schemas.mjs';

test('the schemas of the sandbox that are checked in are those that AWS publishes', () => {
  expect(readSandboxSchemas()).toBe(generateSandboxSchemas());
});
