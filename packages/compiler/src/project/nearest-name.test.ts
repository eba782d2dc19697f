import { expect, test } from 'vitest';
import { nearestName } from './nearest-name.ts';

test('a slip of the pen finds the word it means', () => {
  const keys = ['image', 'build', 'ports', 'environment', 'healthcheck'];
  expect(nearestName('imgae', keys)).toBe('image');
  expect(nearestName('port', keys)).toBe('ports');
  expect(nearestName('enviroment', keys)).toBe('environment');
  expect(nearestName('HealthCheck', keys)).toBe('healthcheck');
});

test('a word that resembles nothing finds nothing', () => {
  expect(nearestName('colour', ['image', 'build'])).toBeUndefined();
  expect(nearestName('', ['image'])).toBeUndefined();
});

test('of two that are near, the nearer one is meant', () => {
  expect(nearestName('frond', ['found', 'front', 'back'])).toBe('front');
});
