import { describe, expect, test } from 'vitest';
import { understand } from '../testing/understand.ts';

const stores = `
  files:
    image: minio/minio
    environment: { MINIO_ROOT_USER: "\${FILES_USER}", MINIO_ROOT_PASSWORD: "\${FILES_PASSWORD}" }
  tables:
    image: amazon/dynamodb-local
    x-seaworthy: { store: { tables: [{ name: books, partitionKey: id }] } }
  queue: { image: softwaremill/elasticmq }
`;

const variables = { FILES_USER: 'root-user-a1b2', FILES_PASSWORD: 'root-password' };

function played(environment: string) {
  const understood = understand(
    `services:\n  api:\n    image: acme/api\n    depends_on: [files, tables, queue]\n    environment: ${environment}\n${stores}`,
    { variables },
  );
  const { environment: bindings, reasons } = understood.task('api');
  return {
    ...understood,
    values: Object.fromEntries(
      bindings.map(({ name }) => [name, understood.variable('api', name)]),
    ),
    reasons: reasons.map(({ text }) => text),
  };
}

describe('a container that plays a service of AWS', () => {
  test("an endpoint goes, because AWS's SDK finds the service by itself", () => {
    const { values, reasons } = played(
      '{ S3_ENDPOINT: "http://files:9000", DYNAMODB_ENDPOINT: "http://tables:8000" }',
    );
    expect(values).toEqual({});
    expect(reasons).toContain('S3_ENDPOINT is left out: AWS’s SDK finds S3 by itself');
    expect(reasons).toContain('DYNAMODB_ENDPOINT is left out: AWS’s SDK finds DynamoDB by itself');
  });

  test('its keys go, because the task role gives access', () => {
    const { values, application, reasons } = played(
      '{ AWS_ACCESS_KEY_ID: "${FILES_USER}", AWS_SECRET_ACCESS_KEY: "${FILES_PASSWORD}", S3_SECRET_KEY: abc, SECRET_KEY: def }',
    );
    expect(values).toEqual({ SECRET_KEY: '{secret SECRET_KEY}' });
    expect(application.secrets.map(({ key }) => key)).toEqual(['SECRET_KEY']);
    expect(reasons).toContain(
      'AWS_ACCESS_KEY_ID is left out: the task role gives access, without a key',
    );
  });

  test('names of buckets and tables follow', () => {
    const { values, store } = played(
      '{ S3_BUCKET: uploads, BOOKS_TABLE_NAME: books, EXPORT: "s3://uploads/out" }',
    );
    expect(store('files')).toMatchObject({ buckets: ['uploads'] });
    expect(values).toEqual({
      S3_BUCKET: '{files.uploads.bucket}',
      BOOKS_TABLE_NAME: '{tables.books.table}',
      EXPORT: 's3://{files.uploads.bucket}/out',
    });
  });

  test("a queue's URL becomes the queue's own, and names the queue", () => {
    const { values, store } = played('{ QUEUE_URL: "http://queue:9324/000000000000/jobs" }');
    expect(store('queue')).toMatchObject({ queues: ['jobs'] });
    expect(values).toEqual({ QUEUE_URL: '{queue.jobs.queue-url}' });
  });

  test("MinIO's own client gets the host of S3", () => {
    expect(
      played('{ MINIO_ENDPOINT: "files:9000", MINIO_PORT: 9000, MINIO_USE_SSL: "false" }').values,
    ).toEqual({
      MINIO_ENDPOINT: 's3.{region}.amazonaws.com',
      MINIO_PORT: '443',
      MINIO_USE_SSL: 'true',
    });
  });

  test('the region is the one that the stack is in', () => {
    expect(played('{ AWS_REGION: us-east-1 }').values).toEqual({ AWS_REGION: '{region}' });
  });

  test('a Redis that becomes SQS drops its own URL and gives that of the queue', () => {
    const { task, variable } = understand(`
services:
  api:
    image: acme/api
    environment: { REDIS_URL: "redis://queue:6379/0", JOBS_QUEUE_URL: "https://queue/jobs" }
  queue:
    image: redis:7
    x-seaworthy: { store: { type: sqs, names: [jobs] } }
`);
    expect(task('api').environment.map(({ name }) => name)).toEqual(['JOBS_QUEUE_URL']);
    expect(variable('api', 'JOBS_QUEUE_URL')).toBe('{queue.jobs.queue-url}');
  });

  test('keys for AWS itself are a warning', () => {
    const { codes } = understand(
      'services: { api: { image: acme/api, environment: { AWS_SECRET_ACCESS_KEY: abc } } }',
    );
    expect(codes).toEqual(['aws-access-key']);
  });
});

describe('what a container that plays a service of AWS holds', () => {
  test('buckets are those that the MinIO client makes', () => {
    const { store, application } = understand(`
services:
  files: { image: minio/minio }
  setup:
    image: minio/mc
    entrypoint: ["sh", "-c", "mc alias set m http://files:9000 a b && mc mb --ignore-existing m/uploads && mc mb m/exports"]
`);
    expect(store('files')).toMatchObject({ buckets: ['uploads', 'exports'] });
    expect(application.leftOut).toMatchObject([{ name: 'setup' }]);
  });

  test('a table without a known key is an error', () => {
    const { codes, store } = understand(`
services:
  api: { image: acme/api, environment: { DYNAMODB_ENDPOINT: "http://tables:8000", BOOKS_TABLE: books } }
  tables: { image: amazon/dynamodb-local }
`);
    expect(codes).toContain('table-key-unknown');
    expect(store('tables')).toMatchObject({ tables: [{ name: 'books' }] });
  });

  test('a dead letter is kept longer than the message was', () => {
    const { store } = understand('services: { queue: { image: softwaremill/elasticmq } }');
    expect(store('queue')).toMatchObject({
      queues: ['queue'],
      retentionDays: 4,
      deadLetterRetentionDays: 14,
      receives: 3,
    });
  });
});
