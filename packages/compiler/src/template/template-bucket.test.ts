import { expect, test } from 'vitest';
import { templateBucketTemplate } from './template-bucket.ts';
import { validateTemplate } from './testing/validate-template.ts';

test('the template of the bucket for templates passes AWS’s validator', () => {
  expect(validateTemplate(templateBucketTemplate(), 'eu-central-1')).toEqual([]);
});

test('the bucket lets nobody in without TLS or from outside, and keeps nothing for long', () => {
  const { Bucket, TlsOnly } = JSON.parse(templateBucketTemplate()).Resources;
  const { PublicAccessBlockConfiguration, LifecycleConfiguration, BucketName } = Bucket.Properties;

  expect(Object.values(PublicAccessBlockConfiguration)).toEqual([true, true, true, true]);
  expect(LifecycleConfiguration.Rules).toMatchObject([{ Status: 'Enabled', ExpirationInDays: 7 }]);
  expect(TlsOnly.Properties.PolicyDocument.Statement).toMatchObject([
    { Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
  ]);
  expect(BucketName).toBeUndefined(); // somebody else could have a name that is known before
});
