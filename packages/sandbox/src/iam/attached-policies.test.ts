import { expect, test } from 'vitest';
import { createAttachedPolicies } from './attached-policies.ts';
import { awsManagedPolicies } from './aws-managed-policies.ts';
import { createIamRecords } from './iam-records.ts';

test.each(Object.keys(awsManagedPolicies))('The document of %s is one that IAM takes', (name) => {
  const attached = createAttachedPolicies(createIamRecords());
  expect(attached.statementsOf(`arn:aws:iam::aws:policy/${name}`).length).toBeGreaterThan(0);
});
