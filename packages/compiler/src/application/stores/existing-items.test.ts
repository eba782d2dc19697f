import { describe, expect, test } from 'vitest';
import { understand } from '../testing/understand.ts';

const reader = (image: string, store: string, environment = '{}') => `
services:
  api:
    image: example/api:1
    command: ["serve"]
    environment: ${environment}
  it:
    image: ${image}
    x-seaworthy:
      store: ${store}
`;

describe('buckets, tables and queues that exist', () => {
  test('are named by their ARNs, and variables follow what the project calls them', () => {
    const store = '{ existing: { arns: { uploads: "arn:aws:s3:::acme-uploads" } } }';
    const environment = '{ S3_ENDPOINT: "http://it:9000", BUCKET: uploads }';
    const found = understand(reader('minio/minio', store, environment));
    expect(found.codes).toEqual([]);
    expect(found.store('it')).toMatchObject({ kind: 'bucket', buckets: ['uploads'] });
    expect(found.variable('api', 'BUCKET')).toBe('{it.uploads.bucket}');
  });

  test('queue URLs follow them too', () => {
    const arn = 'arn:aws:sqs:eu-central-1:111122223333:acme-jobs';
    const environment = '{ QUEUE_URL: "http://it:9324/000000000000/jobs" }';
    const found = understand(
      reader(
        'softwaremill/elasticmq-native',
        `{ existing: { arns: { jobs: "${arn}" } } }`,
        environment,
      ),
    );
    expect(found.codes).toEqual([]);
    expect(found.variable('api', 'QUEUE_URL')).toBe('{it.jobs.queue-url}');
  });

  test('the key of a table is only advised: a rehearsal makes one like it', () => {
    const arn = 'arn:aws:dynamodb:eu-central-1:111122223333:table/acme-books';
    const environment = '{ DYNAMODB_ENDPOINT: "http://it:8000", TABLE: books }';
    const existing = `existing: { arns: { books: "${arn}" } }`;
    const open = understand(reader('amazon/dynamodb-local', `{ ${existing} }`, environment));
    expect(open.codes).toEqual(['existing-table-key']);
    expect(open.pointed('existing-table-key')).toContain(arn);
    const said = `{ ${existing}, tables: { name: books, partitionKey: isbn } }`;
    const known = understand(reader('amazon/dynamodb-local', said, environment));
    expect(known.codes).toEqual([]);
    expect(known.store('it')).toMatchObject({ tables: [{ name: 'books', partitionKey: 'isbn' }] });
  });
});

describe('what exists and is named wrongly', () => {
  const address =
    '{ host: a.example.com, credentials: "arn:aws:secretsmanager:eu-central-1:111122223333:secret:a-AbCdEf", securityGroup: sg-0123456789abcdef0 }';
  const message = (image: string, existing: string, code: string) => {
    const found = understand(reader(image, `{ existing: ${existing} }`));
    const problem = found.diagnostics.find((each) => each.code === `application/${code}`);
    return [problem?.message, found.pointed(code)];
  };

  test.each([
    ['minio/minio', address, 'it is buckets, and what exists of it is named by ARNs.'],
    ['memcached:1', address, 'it is Memcached, which cannot be named as existing.'],
    [
      'rabbitmq:3',
      '{ arns: { a: "arn:aws:s3:::acme-a" } }',
      'it is a broker, and what exists of it is named by where it answers.',
    ],
  ])('%s', (image, existing, said) => {
    expect(message(image, existing, 'existing-store')).toEqual([said, existing]);
  });

  test('an ARN of another service is pointed at', () => {
    const arn = 'arn:aws:sqs:eu-central-1:111122223333:jobs';
    const existing = `{ arns: { uploads: "${arn}" } }`;
    expect(message('minio/minio', existing, 'existing-arn')).toEqual([
      `${arn} is not the ARN of a bucket.`,
      `"${arn}"`,
    ]);
  });

  test('no bucket is built beside those that exist', () => {
    const arns = '{ arns: { uploads: "arn:aws:s3:::acme-uploads" } }';
    const compose = reader('minio/minio', `{ names: [uploads, exports], existing: ${arns} }`);
    const { codes, pointed } = understand(compose);
    expect(codes).toContain('existing-left-out');
    expect(pointed('existing-left-out')).toBe('exports');
  });
});

test('a broker that exists is spoken to as its user, with the password of its secret', () => {
  const { store, variable, codes } = understand(`
services:
  api:
    image: example/api:1
    command: ["serve"]
    environment: { AMQP_URL: "amqp://guest:guest@rabbit:5672" }
  rabbit:
    image: rabbitmq:3.13
    x-seaworthy:
      store:
        existing:
          host: b-1234a5b6-78cd-901e-2fgh-3i45j6k178l9.mq.eu-central-1.amazonaws.com
          credentials: arn:aws:secretsmanager:eu-central-1:111122223333:secret:acme/rabbit-AbCdEf
          securityGroup: sg-0123456789abcdef0
          username: acme
`);
  expect(codes).not.toContain('existing-store');
  expect(store('rabbit')).toMatchObject({ username: 'acme', port: 5671 });
  expect(variable('api', 'AMQP_URL')).toContain(
    'amqps://{rabbit.username}:{rabbit.password}@{rabbit.host}:{rabbit.port}',
  );
});
