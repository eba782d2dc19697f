import { expect, test } from 'vitest';
import { parseBytes } from './byte-sizes.ts';
import { parseDuration } from './durations.ts';

test.each([
  ['30s', 30],
  ['1m30s', 90],
  ['500ms', 0.5],
  ['1h', 3600],
  ['2d', 172_800],
  ['1.5s', 1.5],
  ['100us', 0.0001],
  ['0', 0],
])('%s is %d seconds', (text, seconds) => {
  expect(parseDuration(text)).toBe(seconds);
});

test.each(['30', '', '1 minute', '-1s', 's', '1x', '1m 30s'])('%j is no length of time', (text) => {
  expect(parseDuration(text)).toBeUndefined();
});

test.each([
  ['512M', 536_870_912],
  ['512m', 536_870_912],
  ['1g', 1_073_741_824],
  ['1.5GB', 1_610_612_736],
  ['64KiB', 65_536],
  ['100', 100],
  ['100b', 100],
])('%s is %d bytes', (text, bytes) => {
  expect(parseBytes(text)).toBe(bytes);
});

test.each(['', 'M', '512Q', '-1', '1 2', '1.2.3m'])('%j is no size', (text) => {
  expect(parseBytes(text)).toBeUndefined();
});
