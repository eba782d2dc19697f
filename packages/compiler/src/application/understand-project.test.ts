import { describe, expect, test } from 'vitest';
import { understand } from './testing/understand.ts';

describe('the four reference systems become what their owners run', () => {
  test('shortcut: one API whose keys are the grouped secret', () => {
    const { application, variable, codes } = understand(
      `
name: shortcut
x-seaworthy: { region: us-east-1, secretName: short-cut/prod/app }
services:
  api:
    build: .
    ports: ["8000:8000"]
    env_file: .env
    healthcheck: { test: [CMD, curl, -f, "http://localhost:8000/health"], interval: 10s }
`,
      {
        files: {
          Dockerfile: 'FROM node:20\nCOPY . .\n',
          '.env': 'APP_ENV=production\nOPENAI_API_KEY=sk-1\nMILVUS_PORT=19530\nAPP_SECRET_KEY=\n',
        },
      },
    );
    expect(codes).toEqual(['secret-unfilled']);
    expect(application.services).toMatchObject([
      { kind: 'web', route: { port: 8000, paths: ['/'], health: { path: '/health' } } },
    ]);
    expect(application.secretName).toBe('short-cut/prod/app');
    expect(application.secrets).toMatchObject([
      { key: 'OPENAI_API_KEY', present: true },
      { key: 'APP_SECRET_KEY', present: false },
    ]);
    expect(variable('api', 'APP_ENV')).toBe('production');
    expect(variable('api', 'MILVUS_PORT')).toBe('19530');
  });

  test('rag-platform: Aurora, Redis with TLS, a domain, one to four tasks', () => {
    const { application, variable, codes } = understand(
      `
name: rag-platform
x-seaworthy:
  region: ap-northeast-2
  domain: api.example.com
  logRetention: 7
  waf: { rate: 100 }
services:
  api:
    build: .
    ports: ["8001:8001"]
    environment:
      DATABASE_URL: postgresql+asyncpg://rag:\${DB_PASSWORD}@db:5432/ragdb
      REDIS_URL: redis://:\${REDIS_PASSWORD}@redis:6379/0
      ANTHROPIC_API_KEY: \${ANTHROPIC_API_KEY}
    depends_on: [db, redis]
    deploy: { resources: { limits: { cpus: "1", memory: 2g } } }
    x-seaworthy: { scale: { max: 4, cpu: 70 }, health: { path: /health } }
  db:
    image: pgvector/pgvector:pg16
    environment: { POSTGRES_USER: rag, POSTGRES_PASSWORD: "\${DB_PASSWORD}", POSTGRES_DB: ragdb }
    volumes: ["pg:/var/lib/postgresql/data"]
    x-seaworthy: { store: { type: aurora, minCapacity: 0.5, maxCapacity: 4 } }
  redis: { image: "redis:7", command: "redis-server --requirepass \${REDIS_PASSWORD}" }
  adminer: { image: adminer, ports: ["8080:8080"] }
volumes: { pg: {} }
`,
      {
        variables: {
          DB_PASSWORD: 'pw-one',
          REDIS_PASSWORD: 'pw-two',
          ANTHROPIC_API_KEY: 'sk-ant',
        },
      },
    );
    expect(codes).toEqual([]);
    expect(application).toMatchObject({
      region: 'eu-central-1',
      domain: { name: 'api.example.com' },
      operations: { logRetention: 7, waf: { rate: 100 } },
      services: [
        {
          kind: 'web',
          scale: { min: 1, max: 4, cpu: 70 },
          size: { cpu: 1024, memory: 2048, rounded: false },
          route: { port: 8001, health: { path: '/health', from: 'settings' } },
        },
      ],
      stores: [
        {
          kind: 'relational',
          engine: 'postgres',
          version: '16',
          database: 'ragdb',
          on: { kind: 'aurora', minCapacity: 0.5, maxCapacity: 4 },
        },
        { kind: 'cache', engine: 'redis', version: '7.1' },
      ],
      leftOut: [{ name: 'adminer' }],
    });
    expect(variable('api', 'DATABASE_URL')).toBe(
      'postgresql+asyncpg://{db.username}:{db.password}@{db.host}:{db.port}/{db.database}?ssl=require',
    );
    expect(variable('api', 'REDIS_URL')).toBe(
      'rediss://:{redis.password}@{redis.host}:{redis.port}/0',
    );
    expect(application.secrets.map(({ key }) => key)).toEqual(['ANTHROPIC_API_KEY']);
    expect(application.links.map(({ to, port }) => `${to}:${port}`)).toEqual([
      'db:5432',
      'redis:6379',
    ]);
  });

  test('audiobook: tables, a bucket, two tasks', () => {
    const { application, variable, codes } = understand(`
name: audiobook
services:
  api:
    build: .
    ports: ["8000:8000"]
    environment:
      AWS_REGION: us-east-1
      AWS_ACCESS_KEY_ID: local
      AWS_SECRET_ACCESS_KEY: local
      DYNAMODB_ENDPOINT: http://dynamodb:8000
      S3_ENDPOINT: http://minio:9000
      BOOKS_TABLE_NAME: books
      AUDIO_CHAPTERS_TABLE_NAME: chapters
      S3_BUCKET_NAME: audio
    healthcheck: { test: "wget -qO- http://localhost:8000/api/v1/health" }
    deploy: { replicas: 2, resources: { limits: { cpus: "0.5", memory: 1g } } }
  dynamodb:
    image: amazon/dynamodb-local
    x-seaworthy:
      store:
        tables:
          - { name: books, partitionKey: id }
          - { name: chapters, partitionKey: bookId, sortKey: number }
  minio: { image: minio/minio }
`);
    expect(codes).toEqual([]);
    expect(application).toMatchObject({
      services: [
        {
          scale: { min: 2, max: 2 },
          route: { health: { path: '/api/v1/health', from: 'healthcheck' } },
        },
      ],
      stores: [
        { kind: 'table', tables: [{ name: 'books' }, { sortKey: 'number' }] },
        { buckets: ['audio'] },
      ],
      secrets: [],
    });
    expect(variable('api', 'AWS_REGION')).toBe('{region}');
    expect(variable('api', 'S3_BUCKET_NAME')).toBe('{minio.audio.bucket}');
    expect(variable('api', 'AWS_SECRET_ACCESS_KEY')).toBeUndefined();
    expect(variable('api', 'S3_ENDPOINT')).toBeUndefined();
  });

  test('sesami: a site, an API, a queue that feeds a batch worker', () => {
    const { application, variable, codes } = understand(
      `
name: sesami
services:
  frontend:
    build: { context: frontend, args: { VITE_API: /api } }
    ports: ["3000:3000"]
    x-seaworthy: { site: { directory: frontend/dist, api: [{ path: /api, service: backend }] } }
  backend:
    build: backend
    ports: ["8000:8000"]
    environment: &environment
      TASK_SERVICE_IMPL: AWS
      DATABASE_URL: postgres://sesami:\${DB_PASSWORD}@db:5432/sesami
      REDIS_URL: redis://queue:6379/0
      JOBS_QUEUE_URL: https://queue/jobs
    x-seaworthy: { scale: { min: 2, max: 10, cpu: 70 } }
  worker:
    build: worker
    environment: *environment
    x-seaworthy: { run: batch, batch: { on: ec2-spot, maxVcpus: 256 } }
  db:
    image: postgres:15
    environment: { POSTGRES_USER: sesami, POSTGRES_PASSWORD: "\${DB_PASSWORD}", POSTGRES_DB: sesami }
    x-seaworthy: { store: { multiZone: true } }
  queue:
    image: redis:7
    x-seaworthy: { store: { type: sqs, names: [jobs], visibility: 900, receives: 3 } }
`,
      { variables: { DB_PASSWORD: 'pw-one' } },
    );
    expect(codes).toEqual([]);
    expect(application).toMatchObject({
      services: [
        {
          kind: 'site',
          directory: 'frontend/dist',
          api: [{ path: '/api', service: 'backend' }],
          buildVariables: ['VITE_API'],
        },
        { kind: 'web', scale: { min: 2, max: 10, cpu: 70 } },
        { kind: 'batch', on: 'ec2-spot', queue: { store: 'queue', name: 'jobs' } },
      ],
      stores: [
        { kind: 'relational', on: { kind: 'rds', multiZone: true } },
        { kind: 'queue', queues: ['jobs'], visibility: 900, deadLetterRetentionDays: 14 },
      ],
    });
    expect(variable('worker', 'JOBS_QUEUE_URL')).toBe('{queue.jobs.queue-url}');
    expect(variable('worker', 'REDIS_URL')).toBeUndefined();
    expect(application.links).toContainEqual(
      expect.objectContaining({ from: 'frontend', to: 'backend', port: 8000 }),
    );
  });
});

describe('where it runs', () => {
  const compose = (top: string, keys = '') => `${top}\nservices: { api: { image: a${keys} } }`;

  test('what is asked for goes before what the project says', () => {
    expect(
      understand(compose('x-seaworthy: { region: eu-west-1 }'), { region: 'us-west-2' }).application
        .region,
    ).toBe('us-west-2');
  });

  test("the services' AWS_REGION says it when nothing else does, else it is us-east-1 with advice", () => {
    const said = understand(compose('', ', environment: { AWS_REGION: ap-south-1 }'), {
      region: '',
    });
    expect(said).toMatchObject({ application: { region: 'ap-south-1' }, codes: [] });
    const silent = understand(compose(''), { region: '' });
    expect(silent).toMatchObject({
      application: { region: 'us-east-1' },
      codes: ['region-default'],
    });
  });

  test('the AWS_REGION of the machine is taken, with advice, when nothing in the project says one', () => {
    const here = understand(compose(''), { region: '', machineRegion: 'eu-north-1' });
    expect(here).toMatchObject({
      application: { region: 'eu-north-1' },
      codes: ['region-default'],
    });
    const said = understand(compose(''), { region: 'us-west-2', machineRegion: 'eu-north-1' });
    expect(said.application.region).toBe('us-west-2');
    const odd = understand(compose(''), { region: '', machineRegion: 'nowhere' });
    expect(odd.application.region).toBe('us-east-1');
  });

  test.each([
    ['production', 30],
    ['staging', 7],
  ])('%s keeps logs for %d days when nothing is said', (environment, logRetention) => {
    const { application } = understand(compose(''), { environment });
    expect(application).toMatchObject({
      environment,
      operations: { logRetention, dashboard: true, backup: false, tracing: false },
      network: { cidr: '10.0.0.0/16', zones: 2, nat: 'single', endpoints: [] },
    });
  });

  test.each([
    ['name: my_shop', /^my-shop-[0-9a-f]{8}$/],
    ['name: 2nd-shop', /^app-2nd-shop$/],
    [`name: ${'long-name-'.repeat(5)}x`, /^long-name-long-name-lon-[0-9a-f]{8}$/],
  ])('%s is no name that AWS takes', (top, name) => {
    const { application, codes } = understand(compose(top));
    expect(application.name).toMatch(name);
    expect(application.name.length).toBeLessThanOrEqual(32);
    expect(codes).toEqual(['name-changed']);
  });

  test('a project of which nothing is left is an error', () => {
    expect(understand('services: { pages: { image: adminer } }').codes).toEqual(['nothing-to-run']);
  });
});

describe('sites', () => {
  test('an API that is no web service is an error at its name', () => {
    const { codes, pointed } = understand(`
services:
  page: { image: a, x-seaworthy: { site: { directory: dist, api: [{ path: /api, service: mailer }] } } }
  mailer: { image: b }
`);
    expect(codes).toEqual(['site-service-unknown']);
    expect(pointed('site-service-unknown')).toBe('mailer');
  });
});
