import {
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attach } from '../aws/attach.ts';
import type { Services } from '../aws/operation.ts';
import { createIdentity } from '../aws/random-identity.ts';
import { createRoles } from '../iam/create-roles.ts';
import { testResources } from '../resources/testing/resources.ts';
import { virtualClock } from '../time/virtual-clock.ts';
import { createBuckets } from './create-buckets.ts';

/** S3 of an empty account, spoken to through the SDK in this process. */
function world(options: { readonly memoryLimit?: number } = {}) {
  const clock = virtualClock();
  const identity = createIdentity({ account: '123456789012', region: 'eu-west-1', seed: 1 });
  const roles = createRoles({ clock, identity });
  const buckets = createBuckets({ clock, identity, roles }, options);
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
  const client = attach(new S3Client({ region: 'eu-west-1', credentials }), 'S3', {
    S3: buckets.operations,
  } as unknown as Services);
  return { clock, buckets, client, resources: testResources(buckets.handlers) };
}

const plain = { BucketName: 'audio' };

test('objects go in and out through a client in this process', async () => {
  const { client, resources } = world();
  const { ref: Bucket } = await resources.create('AWS::S3::Bucket', plain);
  await client.send(new PutObjectCommand({ Bucket, Key: 'x', Body: 'hello' }));
  const { Body, ContentLength } = await client.send(new GetObjectCommand({ Bucket, Key: 'x' }));
  expect(await Body?.transformToString()).toBe('hello');
  expect(ContentLength).toBe(5);
});

test('Ref and GetAtt of a bucket are as CloudFormation documents them', async () => {
  const { resources } = world();
  const bucket = await resources.create('AWS::S3::Bucket', plain);
  expect(bucket.ref).toBe('audio');
  expect(bucket.state.attributes).toEqual({
    Arn: 'arn:aws:s3:::audio',
    DomainName: 'audio.s3.amazonaws.com',
    DualStackDomainName: 'audio.s3.dualstack.eu-west-1.amazonaws.com',
    RegionalDomainName: 'audio.s3.eu-west-1.amazonaws.com',
    WebsiteURL: 'http://audio.s3-website.eu-west-1.amazonaws.com',
  });
});

test('a bucket of a template is deleted only when it is empty', async () => {
  const { client, resources } = world();
  const bucket = await resources.create('AWS::S3::Bucket', plain);
  await client.send(new PutObjectCommand({ Bucket: bucket.ref, Key: 'x', Body: 'x' }));
  await expect(resources.delete(bucket)).rejects.toMatchObject({
    name: 'BucketNotEmpty',
    message: 'The bucket you tried to delete is not empty',
  });
});

test.each([
  [{ BucketName: 'Upper' }, 'The specified bucket is not valid.'],
  [{ BucketName: '10.0.0.1' }, 'The specified bucket is not valid.'],
  [
    { WebsiteConfiguration: {} },
    'The sandbox does not model WebsiteConfiguration of AWS::S3::Bucket.',
  ],
  [
    { BucketName: 'x-y', VersioningConfiguration: { Status: 'Suspended' } },
    'The sandbox does not model suspended versions of a bucket.',
  ],
])('a bucket with %j is refused', async (properties, message) => {
  const { resources } = world();
  await expect(resources.create('AWS::S3::Bucket', properties)).rejects.toThrow(message);
});

test('a policy is about its own bucket', async () => {
  const { resources } = world();
  await resources.create('AWS::S3::Bucket', plain);
  const policy = resources.create('AWS::S3::BucketPolicy', {
    Bucket: 'audio',
    PolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:GetObject',
          Resource: 'arn:aws:s3:::other/*',
        },
      ],
    },
  });
  await expect(policy).rejects.toMatchObject({
    name: 'MalformedPolicy',
    message: 'Policy has invalid resource',
  });
});

test('more objects than the sandbox keeps are refused, and the others stay', async () => {
  const { client, resources } = world({ memoryLimit: 1_048_576 });
  const { ref: Bucket } = await resources.create('AWS::S3::Bucket', plain);
  const put = (Key: string, size: number) =>
    client.send(new PutObjectCommand({ Bucket, Key, Body: Buffer.alloc(size) }));
  await put('x', 1_000_000);
  await expect(put('y', 100_000)).rejects.toThrow(
    'The sandbox does not model more than 1 MiB of objects in all buckets together.',
  );
  const { KeyCount } = await client.send(new ListObjectsV2Command({ Bucket }));
  expect(KeyCount).toBe(1);
});

test('a listing that starts after a key still has the prefix of those behind it', async () => {
  const { client, resources } = world();
  const { ref: Bucket } = await resources.create('AWS::S3::Bucket', plain);
  for (const Key of ['a/1', 'a/2', 'b/1']) {
    await client.send(new PutObjectCommand({ Bucket, Key, Body: '' }));
  }
  const prefixesAfter = async (StartAfter: string) =>
    (
      await client.send(new ListObjectsV2Command({ Bucket, Delimiter: '/', StartAfter }))
    ).CommonPrefixes?.map(({ Prefix }) => Prefix);
  expect(await prefixesAfter('a/1')).toEqual(['a/', 'b/']);
  expect(await prefixesAfter('a/2')).toEqual(['b/']);
});

test('pages of any size list every key or common prefix once, in order', async () => {
  const keys = fc.uniqueArray(fc.stringMatching(/^[ab/é]{1,5}$/), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(keys, fc.integer({ min: 1, max: 4 }), async (names, MaxKeys) => {
      const { client, resources } = world();
      const { ref: Bucket } = await resources.create('AWS::S3::Bucket', plain);
      for (const Key of names) await client.send(new PutObjectCommand({ Bucket, Key, Body: '' }));
      const listed: (string | undefined)[] = [];
      let ContinuationToken: string | undefined;
      do {
        const page: ListPage = await client.send(
          new ListObjectsV2Command({ Bucket, Delimiter: '/', MaxKeys, ContinuationToken }),
        );
        const found = [
          ...(page.Contents ?? []).map(({ Key }) => Key),
          ...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix),
        ];
        expect(page.KeyCount).toBe(found.length);
        listed.push(...found.sort());
        ContinuationToken = page.NextContinuationToken;
      } while (ContinuationToken !== undefined);
      const expected = new Set(names.map((name) => /^[^/]*\/|^[^/]+$/.exec(name)?.[0]));
      expect([...listed].sort()).toEqual([...expected].sort());
    }),
    { numRuns: 50 },
  );
});

interface ListPage {
  readonly Contents?: { Key?: string | undefined }[] | undefined;
  readonly CommonPrefixes?: { Prefix?: string | undefined }[] | undefined;
  readonly KeyCount?: number | undefined;
  readonly NextContinuationToken?: string | undefined;
}
