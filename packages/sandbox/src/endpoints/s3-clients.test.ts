import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketLocationCommand,
  GetObjectAclCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  ListPartsCommand,
  NoSuchBucket,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  PutObjectTaggingCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Clock } from '../time/clock.ts';
import { realClock } from '../time/real-clock.ts';
import type { RunningEndpoints } from './serve.ts';
import { type DataWorld, dataWorld } from './testing/data-world.ts';

/** The machine's clock, which a test may put forward. */
let ahead = 0;
const real = realClock();
const clock: Clock = { ...real, now: () => real.now() + ahead };

let world: DataWorld;
let server: RunningEndpoints;
let s3: S3Client;
const Bucket = 'audio';

beforeEach(async () => {
  ahead = 0;
  world = dataWorld(clock);
  server = await world.endpoints.listen();
  s3 = new S3Client(settings());
  await world.resources.create('AWS::S3::Bucket', {
    BucketName: Bucket,
    CorsConfiguration: {
      CorsRules: [
        {
          AllowedOrigins: ['https://www.example.com'],
          AllowedMethods: ['GET', 'PUT'],
          AllowedHeaders: ['*'],
          ExposedHeaders: ['ETag'],
          MaxAge: 3000,
        },
      ],
    },
  });
});

afterEach(async () => {
  s3.destroy();
  await server.close();
  expect(world.faults).toEqual([]);
});

function settings(changes: object = {}) {
  const { accessKeyId, secretAccessKey } = world.endpoints.developer;
  return {
    region: 'eu-west-1',
    endpoint: server.url,
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: 1,
    ...changes,
  };
}

async function put(Key: string, Body: string | Uint8Array, further: object = {}) {
  return s3.send(new PutObjectCommand({ Bucket, Key, Body, ...further }));
}

async function get(Key: string, further: object = {}): Promise<string | undefined> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key, ...further }));
  return Body?.transformToString();
}

describe('objects', () => {
  test('come back as they were put, with their headers, metadata and checksum', async () => {
    const { ETag } = await put('a b/ü+&.txt', 'hello', {
      ContentType: 'text/plain',
      CacheControl: 'max-age=60',
      Metadata: { Owner: 'ann' },
    });
    expect(ETag).toBe('"5d41402abc4b2a76b9719d911017c592"');
    const found = await s3.send(new GetObjectCommand({ Bucket, Key: 'a b/ü+&.txt' }));
    expect(await found.Body?.transformToString()).toBe('hello');
    expect(found).toMatchObject({
      ContentType: 'text/plain',
      CacheControl: 'max-age=60',
      ContentLength: 5,
      ETag,
      Metadata: { owner: 'ann' },
      ChecksumCRC32: 'NhCmhg==',
    });
  });

  test('of any bytes survive chunks and trailers', async () => {
    const bytes = new Uint8Array(randomBytes(300_000));
    const stream = Readable.from([bytes.subarray(0, 100_000), bytes.subarray(100_000)]);
    await s3.send(
      new PutObjectCommand({ Bucket, Key: 'blob', Body: stream, ContentLength: bytes.length }),
    );
    const { Body, ContentEncoding } = await s3.send(new GetObjectCommand({ Bucket, Key: 'blob' }));
    expect(Buffer.compare(Buffer.from((await Body?.transformToByteArray()) ?? []), bytes)).toBe(0);
    expect(ContentEncoding).toBeUndefined();
  });

  test('with a wrong checksum are refused and not kept', async () => {
    await expect(put('x', 'hello', { ChecksumCRC32: 'AAAAAA==' })).rejects.toMatchObject({
      name: 'BadDigest',
    });
    await expect(get('x')).rejects.toBeInstanceOf(NoSuchKey);
  });

  test('can be read in part', async () => {
    await put('x', '0123456789');
    const part = await s3.send(new GetObjectCommand({ Bucket, Key: 'x', Range: 'bytes=2-4' }));
    expect(await part.Body?.transformToString()).toBe('234');
    expect(part.ContentRange).toBe('bytes 2-4/10');
    expect(await get('x', { Range: 'bytes=-3' })).toBe('789');
    expect(await get('x', { Range: 'bytes=7-' })).toBe('789');
    await expect(get('x', { Range: 'bytes=10-' })).rejects.toMatchObject({ name: 'InvalidRange' });
  });

  test('are read and written on conditions', async () => {
    const { ETag } = await put('x', 'one');
    expect(await get('x', { IfMatch: ETag })).toBe('one');
    await expect(get('x', { IfMatch: '"other"' })).rejects.toMatchObject({
      name: 'PreconditionFailed',
      message: 'At least one of the pre-conditions you specified did not hold',
    });
    await expect(get('x', { IfNoneMatch: ETag })).rejects.toMatchObject({
      $metadata: { httpStatusCode: 304 },
    });
    await expect(put('x', 'two', { IfNoneMatch: '*' })).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
    await put('x', 'two', { IfMatch: ETag });
    expect(await get('x')).toBe('two');
  });

  test('that are missing are told as AWS tells it', async () => {
    await expect(get('none')).rejects.toBeInstanceOf(NoSuchKey);
    await expect(get('none')).rejects.toThrow('The specified key does not exist.');
    const head = s3.send(new HeadObjectCommand({ Bucket, Key: 'none' }));
    await expect(head).rejects.toBeInstanceOf(NotFound);
    const elsewhere = s3.send(new GetObjectCommand({ Bucket: 'nowhere', Key: 'x' }));
    await expect(elsewhere).rejects.toBeInstanceOf(NoSuchBucket);
    await put('x', '12345');
    const found = await s3.send(new HeadObjectCommand({ Bucket, Key: 'x' }));
    expect(found.ContentLength).toBe(5);
  });

  test('are copied, tagged and deleted', async () => {
    await put('a/x', 'one', { Metadata: { v: '1' } });
    await s3.send(new CopyObjectCommand({ Bucket, Key: 'b', CopySource: `${Bucket}/a/x` }));
    expect(await get('b')).toBe('one');
    const TagSet = [{ Key: 'team', Value: 'shop' }];
    await s3.send(new PutObjectTaggingCommand({ Bucket, Key: 'b', Tagging: { TagSet } }));
    const tags = await s3.send(new GetObjectTaggingCommand({ Bucket, Key: 'b' }));
    expect(tags.TagSet).toEqual(TagSet);
    await s3.send(new DeleteObjectCommand({ Bucket, Key: 'b' }));
    await s3.send(new DeleteObjectCommand({ Bucket, Key: 'b' }));
    const Objects = [{ Key: 'a/x' }, { Key: 'none' }];
    const gone = await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    expect(gone.Deleted?.map(({ Key }) => Key)).toEqual(['a/x', 'none']);
    await expect(get('a/x')).rejects.toBeInstanceOf(NoSuchKey);
    await expect(
      s3.send(new CopyObjectCommand({ Bucket, Key: 'b', CopySource: `${Bucket}/none` })),
    ).rejects.toBeInstanceOf(NoSuchKey);
  });

  test('are listed by prefix and delimiter, page by page', async () => {
    for (const key of ['a/1', 'a/2', 'b/1', 'c', 'd&<é']) await put(key, 'x');
    const top = await s3.send(new ListObjectsV2Command({ Bucket, Delimiter: '/' }));
    expect(top.CommonPrefixes?.map(({ Prefix }) => Prefix)).toEqual(['a/', 'b/']);
    expect(top.Contents?.map(({ Key }) => Key)).toEqual(['c', 'd&<é']);
    const seen: (string | undefined)[] = [];
    let ContinuationToken: string | undefined;
    do {
      const page = await s3.send(
        new ListObjectsV2Command({
          Bucket,
          Delimiter: '/',
          MaxKeys: 1,
          ...(ContinuationToken && { ContinuationToken }),
        }),
      );
      seen.push(page.Contents?.[0]?.Key ?? page.CommonPrefixes?.[0]?.Prefix);
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken);
    expect(seen).toEqual(['a/', 'b/', 'c', 'd&<é']);
    const under = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'a/' }));
    expect(under).toMatchObject({ KeyCount: 2, IsTruncated: false });
  });

  test('are uploaded in parts of five mebibytes and a rest', async () => {
    const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key: 'big' }));
    const part = (PartNumber: number, Body: Uint8Array) =>
      s3.send(new UploadPartCommand({ Bucket, Key: 'big', UploadId, PartNumber, Body }));
    const first = await part(1, Buffer.alloc(5 * 1024 * 1024, 'a'));
    const second = await part(2, Buffer.from('end'));
    const listed = await s3.send(new ListPartsCommand({ Bucket, Key: 'big', UploadId }));
    expect(listed.Parts?.map(({ Size }) => Size)).toEqual([5 * 1024 * 1024, 3]);
    const complete = (Parts: object[]) =>
      s3.send(
        new CompleteMultipartUploadCommand({
          Bucket,
          Key: 'big',
          UploadId,
          MultipartUpload: { Parts },
        }),
      );
    const one = { PartNumber: 1, ETag: first.ETag };
    const two = { PartNumber: 2, ETag: second.ETag };
    await expect(complete([two, one])).rejects.toMatchObject({ name: 'InvalidPartOrder' });
    await expect(complete([{ ...one, ETag: '"0"' }])).rejects.toMatchObject({
      name: 'InvalidPart',
    });
    const { ETag } = await complete([one, two]);
    expect(ETag).toMatch(/^"[0-9a-f]{32}-2"$/);
    const head = await s3.send(new HeadObjectCommand({ Bucket, Key: 'big' }));
    expect(head.ContentLength).toBe(5 * 1024 * 1024 + 3);
    await expect(complete([one, two])).rejects.toMatchObject({ name: 'NoSuchUpload' });
  });

  test('in a bucket with versions are kept behind a delete marker', async () => {
    const bucket = await world.resources.create('AWS::S3::Bucket', {
      BucketName: 'versions',
      VersioningConfiguration: { Status: 'Enabled' },
    });
    const at = { Bucket: bucket.ref, Key: 'x' };
    const first = await s3.send(new PutObjectCommand({ ...at, Body: 'one' }));
    await s3.send(new PutObjectCommand({ ...at, Body: 'two' }));
    const deleted = await s3.send(new DeleteObjectCommand(at));
    expect(deleted.DeleteMarker).toBe(true);
    await expect(s3.send(new GetObjectCommand(at))).rejects.toBeInstanceOf(NoSuchKey);
    const { Body } = await s3.send(new GetObjectCommand({ ...at, VersionId: first.VersionId }));
    expect(await Body?.transformToString()).toBe('one');
    const list = await s3.send(new ListObjectVersionsCommand({ Bucket: bucket.ref }));
    expect(list.Versions).toHaveLength(2);
    expect(list.DeleteMarkers).toMatchObject([{ Key: 'x', IsLatest: true }]);
    await expect(world.resources.delete(bucket)).rejects.toThrow(
      'The bucket you tried to delete is not empty. You must delete all versions in the bucket.',
    );
  });
});

describe('buckets', () => {
  test('exist where they are, and go only when they are empty', async () => {
    await s3.send(
      new CreateBucketCommand({
        Bucket: 'other',
        CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
      }),
    );
    const location = await s3.send(new GetBucketLocationCommand({ Bucket: 'other' }));
    expect(location.LocationConstraint).toBe('eu-west-1');
    await s3.send(new PutObjectCommand({ Bucket: 'other', Key: 'x', Body: 'x' }));
    const drop = () => s3.send(new DeleteBucketCommand({ Bucket: 'other' }));
    await expect(drop()).rejects.toMatchObject({ name: 'BucketNotEmpty' });
    await s3.send(new DeleteObjectCommand({ Bucket: 'other', Key: 'x' }));
    await drop();
    const head = s3.send(new HeadBucketCommand({ Bucket: 'other' }));
    await expect(head).rejects.toMatchObject({ name: 'NotFound' });
  });

  test('are found by the name of the host as well', async () => {
    await put('x', 'hosted');
    const url = await getSignedUrl(
      new S3Client(settings({ endpoint: 'http://s3.eu-west-1.amazonaws.com' })),
      new GetObjectCommand({ Bucket, Key: 'x' }),
    );
    const { pathname, host, searchParams } = new URL(url);
    expect(host).toBe('audio.s3.eu-west-1.amazonaws.com');
    const { body, status } = await world.endpoints.handle({
      method: 'GET',
      path: pathname,
      query: Object.fromEntries(searchParams),
      headers: { host },
      body: new Uint8Array(),
    });
    expect([status, Buffer.from(body).toString()]).toEqual([200, 'hosted']);
  });

  test('do not take what the sandbox does not model', async () => {
    await put('x', 'x');
    await expect(put('x', 'x', { ACL: 'public-read' })).rejects.toMatchObject({
      name: 'AccessControlListNotSupported',
    });
    await expect(put('x', 'x', { WebsiteRedirectLocation: '/y' })).rejects.toThrow(
      'The sandbox does not model the header x-amz-website-redirect-location of S3.',
    );
    const acl = s3.send(new GetObjectAclCommand({ Bucket, Key: 'x' }));
    await expect(acl).rejects.toThrow('The sandbox does not model the parameter acl of S3.');
  });

  test('answer scripts of other origins by their rules', async () => {
    const ask = (origin: string) =>
      fetch(`${server.url}/${Bucket}/x`, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'PUT',
          'access-control-request-headers': 'content-type',
        },
      });
    const allowed = await ask('https://www.example.com');
    expect(allowed.status).toBe(200);
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://www.example.com');
    expect(allowed.headers.get('access-control-max-age')).toBe('3000');
    expect((await ask('https://evil.example')).status).toBe(403);
    await put('x', 'x');
    const url = await getSignedUrl(s3, new GetObjectCommand({ Bucket, Key: 'x' }));
    const answer = await fetch(url, { headers: { origin: 'https://www.example.com' } });
    expect(answer.headers.get('access-control-expose-headers')).toBe('ETag');
  });
});

describe('presigned URLs', () => {
  test('get and put an object without keys', async () => {
    const putUrl = await getSignedUrl(s3, new PutObjectCommand({ Bucket, Key: 'up/x y' }));
    const answer = await fetch(putUrl, { method: 'PUT', body: 'from a browser' });
    expect(answer.status).toBe(200);
    const getUrl = await getSignedUrl(s3, new GetObjectCommand({ Bucket, Key: 'up/x y' }));
    expect(await (await fetch(getUrl)).text()).toBe('from a browser');
  });

  test('hold for what was signed, and no longer than that', async () => {
    await put('x', 'x');
    await put('y', 'y');
    const url = await getSignedUrl(s3, new GetObjectCommand({ Bucket, Key: 'x' }), {
      expiresIn: 60,
    });
    const other = await fetch(url.replace('/x?', '/y?'));
    expect(other.status).toBe(403);
    expect(await other.text()).toContain('<Code>SignatureDoesNotMatch</Code>');
    expect((await fetch(url, { method: 'PUT', body: 'z' })).status).toBe(403);
    expect((await fetch(url.replace('127.0.0.1', 'localhost'))).status).toBe(403);
    ahead = 61_000;
    const late = await fetch(url);
    expect(late.status).toBe(403);
    expect(await late.text()).toContain('<Message>Request has expired</Message>');
  });

  test('without a signature nothing is given', async () => {
    await put('x', 'x');
    const answer = await fetch(`${server.url}/${Bucket}/x`);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('<Code>AccessDenied</Code>');
  });
});

describe('as a role', () => {
  async function clientOf(...statements: object[]): Promise<S3Client> {
    const role = await world.resources.create('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'ecs-tasks.amazonaws.com' },
            Action: 'sts:AssumeRole',
          },
        ],
      },
      Policies: [
        { PolicyName: 'p', PolicyDocument: { Version: '2012-10-17', Statement: statements } },
      ],
    });
    const { Credentials: keys } = await new STSClient(settings()).send(
      new AssumeRoleCommand({ RoleArn: role.attribute('Arn'), RoleSessionName: 'me' }),
    );
    const credentials = {
      accessKeyId: keys?.AccessKeyId ?? '',
      secretAccessKey: keys?.SecretAccessKey ?? '',
      sessionToken: keys?.SessionToken ?? '',
    };
    return new S3Client(settings({ credentials }));
  }

  const objects = { Effect: 'Allow', Action: 's3:*Object', Resource: 'arn:aws:s3:::audio/*' };

  test('a missing key is AccessDenied without the permission to list', async () => {
    const client = await clientOf(objects);
    const read = new GetObjectCommand({ Bucket, Key: 'none' });
    await expect(client.send(read)).rejects.toMatchObject({ name: 'AccessDenied' });
    const list = { Effect: 'Allow', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::audio' };
    const both = await clientOf(objects, list);
    await expect(both.send(read)).rejects.toBeInstanceOf(NoSuchKey);
  });

  test('deleting many needs the permission for each of them, and none for the bucket', async () => {
    await put('x', 'x');
    const client = await clientOf(objects);
    const Delete = { Objects: [{ Key: 'x' }] };
    const { Deleted } = await client.send(new DeleteObjectsCommand({ Bucket, Delete }));
    expect(Deleted).toEqual([{ Key: 'x' }]);
    const tagged = new PutObjectCommand({ Bucket, Key: 'x', Body: 'x', Tagging: 'a=b' });
    await expect(client.send(tagged)).rejects.toThrow('s3:PutObjectTagging');
  });

  test('a denial in the policy of the bucket wins', async () => {
    await put('secret/x', 'x');
    await put('x', 'x');
    await world.resources.create('AWS::S3::BucketPolicy', {
      Bucket,
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Deny',
            Principal: '*',
            Action: 's3:GetObject',
            Resource: 'arn:aws:s3:::audio/secret/*',
          },
          {
            Effect: 'Deny',
            Principal: '*',
            Action: 's3:*',
            Resource: 'arn:aws:s3:::audio/*',
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ],
      },
    });
    const client = await clientOf(objects);
    const read = (Key: string) => client.send(new GetObjectCommand({ Bucket, Key }));
    await expect(read('secret/x')).rejects.toThrow(
      'is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::audio/secret/x with an explicit deny in a resource-based policy',
    );
    await read('x');
  });

  test('a policy for everyone is not accepted where public policies are blocked', async () => {
    const everyone = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject' };
    const policy = world.resources.create('AWS::S3::BucketPolicy', {
      Bucket,
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ ...everyone, Resource: 'arn:aws:s3:::audio/*' }],
      },
    });
    await expect(policy).rejects.toThrow('BlockPublicPolicy');
  });
});
