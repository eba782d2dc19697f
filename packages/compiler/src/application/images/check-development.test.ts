import { expect, test } from 'vitest';
import { understand } from '../testing/understand.ts';

function toldOf(target: string) {
  const { codes, pointed } = understand(
    `services: { it: { build: { context: ., target: ${target} } } }`,
  );
  return codes.includes('development-build') ? pointed('development-build') : undefined;
}

test('an image that is built for development is told at its target', () => {
  expect(toldOf('development')).toBe('development');
  expect(toldOf('Dev')).toBe('Dev');
});

test('another stage is not', () => {
  expect(toldOf('production')).toBeUndefined();
  expect(toldOf('devices')).toBeUndefined();
});
