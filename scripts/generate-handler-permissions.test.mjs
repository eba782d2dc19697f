import { expect, test } from 'vitest';
import { resourceTypes } from './generate-aws-types.mjs';
import {
  generateHandlerPermissions,
  readHandlerPermissions,
} from './generate-handler-permissions.mjs';

test('what the compiler carries is what the data say', () => {
  const { data, written } = readHandlerPermissions();

  expect(generateHandlerPermissions(data)).toBe(written);
});

test('the data know every resource type that a template may hold', () => {
  const { data } = readHandlerPermissions();

  expect(Object.keys(data.types)).toEqual([...resourceTypes].sort());
});
