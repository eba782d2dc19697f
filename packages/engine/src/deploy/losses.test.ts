import type { ResourceChange } from '@aws-sdk/client-cloudformation';
import { expect, test } from 'vitest';
import { shipProblems } from '../ship/ship-problems.ts';
import { lossesIn } from './losses.ts';

const database: ResourceChange = {
  LogicalResourceId: 'DbInstance',
  PhysicalResourceId: 'shop-production-db',
  ResourceType: 'AWS::RDS::DBInstance',
};

function told(change: ResourceChange): string | undefined {
  const losses = lossesIn('shop-production-data', [{ ...database, ...change }]);
  if (losses.length === 0) return undefined;
  return shipProblems['deploy/would-lose-data'](undefined, { losses }).message;
}

test.each<[string, ResourceChange, string | undefined]>([
  [
    'removed',
    { Action: 'Remove' },
    'This would lose data: DbInstance (AWS::RDS::DBInstance, shop-production-db) is deleted.',
  ],
  [
    'replaced',
    { Action: 'Modify', Replacement: 'True' },
    'This would lose data: DbInstance (AWS::RDS::DBInstance, shop-production-db) is replaced.',
  ],
  [
    'perhaps replaced, which is not called certain',
    { Action: 'Modify', Replacement: 'Conditional' },
    'This may lose data: DbInstance (AWS::RDS::DBInstance, shop-production-db) is perhaps replaced.',
  ],
  ['changed in place', { Action: 'Modify', Replacement: 'False' }, undefined],
  ['made', { Action: 'Add' }, undefined],
  ['without data', { Action: 'Remove', ResourceType: 'AWS::RDS::DBParameterGroup' }, undefined],
])('a store that is %s', (_what, change, message) => {
  expect(told(change)).toBe(message);
});
