import { expect, test } from 'vitest';
import { regionCode } from './region-code.ts';

test.each([
  ['us-east-1', 'use1'],
  ['us-west-2', 'usw2'],
  ['eu-central-1', 'euc1'],
  ['ap-northeast-1', 'apne1'],
  ['ap-northeast-2', 'apn2'],
  ['ap-southeast-1', 'apse1'],
  ['ap-south-1', 'aps1'],
])('%s is %s in names of caches', (region, code) => {
  expect(regionCode(region)).toBe(code);
});
