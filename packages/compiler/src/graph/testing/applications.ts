import type {
  Application,
  BatchWorker,
  Job,
  Link,
  Operations,
  ScheduledJob,
  StaticSite,
  Task,
  WebService,
  Worker,
} from '../../application/application.ts';
import type { Store } from '../../application/store.ts';
import type { Value } from '../../application/value.ts';
import type { Span } from '../../source/span.ts';

/** Applications as the understanding stage would give them, for tests of the graph alone. */

export function spanAt(start: number): Span {
  return { file: 'compose.yaml', start, end: start + 1 };
}

const span = spanAt(0);

export const noOperations: Operations = {
  logRetention: 30,
  backup: false,
  tracing: false,
  dashboard: false,
  containerInsights: false,
};

/** An application with nothing in it, in two zones behind one NAT gateway. */
export function application(parts: Partial<Application> = {}): Application {
  return {
    name: 'shop',
    environment: 'production',
    region: 'ap-northeast-2',
    span,
    network: { cidr: '10.0.0.0/16', zones: 2, nat: 'single', endpoints: [] },
    operations: noOperations,
    services: [],
    stores: [],
    secrets: [],
    secretStore: 'secrets-manager',
    secretName: 'shop/production/app',
    links: [],
    leftOut: [],
    ...parts,
  };
}

function task(name: string): Task {
  return {
    name,
    span,
    reasons: [],
    image: { kind: 'built', context: `./${name}`, dockerfile: 'Dockerfile', span },
    environment: [],
    size: { cpu: 256, memory: 512, asked: {}, rounded: false },
    architecture: 'X86_64',
    ports: [],
    stopTimeout: 10,
    init: true,
    readonlyRoot: false,
    dropCapabilities: [],
    fileSystems: [],
    scratch: [],
    permissions: [],
    exec: false,
    names: [name],
    addressed: false,
    dependsOn: [],
  };
}

/** A web service on port 8000 that answers every host and path. */
export function web(name: string, parts: Partial<WebService> = {}): WebService {
  return {
    ...task(name),
    kind: 'web',
    ports: [{ port: 8000, protocol: 'tcp', published: true, span }],
    scale: { min: 1, max: 1 },
    spot: false,
    route: {
      port: 8000,
      portSpan: span,
      hosts: [],
      paths: ['/'],
      health: {
        path: '/health',
        codes: '200-399',
        interval: 5,
        timeout: 4,
        healthyThreshold: 2,
        unhealthyThreshold: 3,
        gracePeriod: 30,
        drainDelay: 30,
        from: 'default',
      },
    },
    ...parts,
  };
}

export function worker(name: string, parts: Partial<Worker> = {}): Worker {
  return { ...task(name), kind: 'worker', scale: { min: 1, max: 1 }, spot: false, ...parts };
}

export function job(name: string, parts: Partial<Job> = {}): Job {
  return { ...task(name), kind: 'job', before: [], ...parts };
}

/** Runs every night at three. */
export function schedule(name: string, parts: Partial<ScheduledJob> = {}): ScheduledJob {
  return {
    ...task(name),
    kind: 'schedule',
    schedule: { expression: { value: '0 3 * * *', span } },
    expression: 'cron(0 3 * * ? *)',
    timezone: 'Asia/Seoul',
    ...parts,
  };
}

export function batch(name: string, parts: Partial<BatchWorker> = {}): BatchWorker {
  return {
    ...task(name),
    kind: 'batch',
    on: 'fargate-spot',
    maxVcpus: 16,
    attempts: 3,
    timeout: 1800,
    ...parts,
  };
}

export function site(name: string, parts: Partial<StaticSite> = {}): StaticSite {
  return {
    kind: 'site',
    name,
    span,
    reasons: [],
    directory: `./${name}/dist`,
    singlePage: true,
    hosts: [],
    api: [],
    buildVariables: [],
    ...parts,
  };
}

const store = { span, reasons: [] } as const;

/** PostgreSQL 16 on an RDS instance. */
export function postgres(name = 'db', parts: Partial<Store & { kind: 'relational' }> = {}): Store {
  return {
    ...store,
    kind: 'relational',
    name,
    image: 'postgres:16',
    engine: 'postgres',
    version: '16',
    on: { kind: 'rds', instanceClass: 'db.t4g.micro', storageGb: 20, multiZone: false },
    database: 'app',
    username: 'app',
    backupDays: 7,
    port: 5432,
    passwordNames: ['DB_PASSWORD'],
    ...parts,
  };
}

/** Redis 7.1 with one node. */
export function redis(name = 'cache', parts: Partial<Store & { kind: 'cache' }> = {}): Store {
  return {
    ...store,
    kind: 'cache',
    name,
    image: 'redis:7',
    engine: 'redis',
    version: '7.1',
    nodeType: 'cache.t4g.micro',
    nodes: 1,
    port: 6379,
    passwordNames: [],
    ...parts,
  };
}

export function rabbit(name = 'broker', parts: Partial<Store & { kind: 'broker' }> = {}): Store {
  return {
    ...store,
    kind: 'broker',
    name,
    image: 'rabbitmq:3-management',
    engine: 'rabbitmq',
    version: '3.13',
    instanceType: 'mq.m7g.medium',
    cluster: false,
    username: 'app',
    port: 5671,
    passwordNames: [],
    ...parts,
  };
}

export function buckets(name = 'files', names: readonly string[] = ['uploads']): Store {
  return {
    ...store,
    kind: 'bucket',
    name,
    image: 'minio/minio',
    buckets: names,
    archiveAfterDays: 90,
    corsOrigins: ['https://app.example.com'],
  };
}

export function tables(name = 'dynamo'): Store {
  return {
    ...store,
    kind: 'table',
    name,
    image: 'amazon/dynamodb-local',
    tables: [
      { name: 'books', partitionKey: 'id' },
      { name: 'chapters', partitionKey: 'bookId', sortKey: 'number' },
    ],
  };
}

export function queues(name = 'queue', names: readonly string[] = ['work']): Store {
  return {
    ...store,
    kind: 'queue',
    name,
    image: 'softwaremill/elasticmq',
    queues: names,
    visibility: 900,
    receives: 3,
    retentionDays: 4,
    deadLetterRetentionDays: 14,
  };
}

export function link(from: string, to: string, port: number): Link {
  return { from, to, port, because: { text: 'a value says so', span } };
}

/** `postgres://app:…@host:port/app` of a relational store. */
export function databaseUrl(name: string): Value {
  return [
    { kind: 'text', text: 'postgres://' },
    { kind: 'store', store: name, attribute: 'username' },
    { kind: 'text', text: ':' },
    { kind: 'store', store: name, attribute: 'password' },
    { kind: 'text', text: '@' },
    { kind: 'store', store: name, attribute: 'host' },
    { kind: 'text', text: ':' },
    { kind: 'store', store: name, attribute: 'port' },
    { kind: 'text', text: '/app?sslmode=require' },
  ];
}

export function redisUrl(name: string): Value {
  return [
    { kind: 'text', text: 'rediss://:' },
    { kind: 'store', store: name, attribute: 'password' },
    { kind: 'text', text: '@' },
    { kind: 'store', store: name, attribute: 'host' },
    { kind: 'text', text: ':' },
    { kind: 'store', store: name, attribute: 'port' },
    { kind: 'text', text: '/0' },
  ];
}

/** An API with a worker, a migration, Aurora and Redis behind a domain, everything switched on. */
export const ragPlatform: Application = application({
  name: 'rag-platform',
  secretName: 'rag-platform/production/app',
  domain: { name: 'api.example.com', hostedZone: 'Z0123456789ABCDEFGHIJ', span: spanAt(20) },
  operations: {
    logRetention: 7,
    alarmEmail: 'ops@example.com',
    waf: { rate: 100, allowCountries: [], blockCountries: ['KP'], span: spanAt(30) },
    backup: true,
    tracing: true,
    dashboard: true,
    containerInsights: true,
  },
  network: { cidr: '10.0.0.0/16', zones: 2, nat: 'single', endpoints: ['ecr.api', 'ecr.dkr'] },
  services: [
    web('api', {
      span: spanAt(100),
      scale: { min: 1, max: 4, cpu: 70 },
      environment: [
        { name: 'DATABASE_URL', value: databaseUrl('db'), span: spanAt(110) },
        { name: 'REDIS_URL', value: redisUrl('redis'), span: spanAt(111) },
        { name: 'OPENAI_API_KEY', value: [{ kind: 'secret', key: 'OPENAI_API_KEY' }], span },
      ],
    }),
    worker('indexer', {
      span: spanAt(200),
      environment: [{ name: 'DATABASE_URL', value: databaseUrl('db'), span: spanAt(210) }],
      fileSystems: [{ volume: 'models', path: '/models', readOnly: false, span: spanAt(220) }],
    }),
    job('migrate', {
      span: spanAt(300),
      before: ['api', 'indexer'],
      environment: [{ name: 'DATABASE_URL', value: databaseUrl('db'), span: spanAt(310) }],
    }),
  ],
  stores: [
    postgres('db', {
      span: spanAt(400),
      on: { kind: 'aurora', minCapacity: 0.5, maxCapacity: 4 },
    }),
    redis('redis', { span: spanAt(500) }),
    buckets('documents'),
  ],
  secrets: [
    {
      key: 'OPENAI_API_KEY',
      usedBy: [{ service: 'api', variable: 'OPENAI_API_KEY' }],
      present: true,
      span: spanAt(120),
    },
  ],
  links: [
    link('api', 'db', 5432),
    link('api', 'redis', 6379),
    link('indexer', 'db', 5432),
    link('migrate', 'db', 5432),
  ],
});

/** A site with an API, a database, and a queue whose messages start batch jobs; no domain. */
export const sesami: Application = application({
  name: 'sesami',
  secretName: 'sesami/production/app',
  services: [
    site('frontend', { api: [{ path: '/api', service: 'backend', span }] }),
    web('backend', {
      scale: { min: 2, max: 10, cpu: 70 },
      environment: [
        { name: 'DATABASE_URL', value: databaseUrl('db'), span },
        {
          name: 'QUEUE_URL',
          value: [{ kind: 'store', store: 'queue', attribute: 'queue-url', item: 'work' }],
          span,
        },
      ],
    }),
    batch('worker', {
      size: { cpu: 4096, memory: 8192, asked: {}, rounded: false },
      maxVcpus: 256,
      queue: { store: 'queue', name: 'work' },
      environment: [{ name: 'DATABASE_URL', value: databaseUrl('db'), span }],
    }),
  ],
  stores: [
    postgres('db', {
      on: { kind: 'rds', instanceClass: 'db.t4g.medium', storageGb: 20, multiZone: true },
    }),
    queues(),
  ],
  links: [
    link('backend', 'db', 5432),
    link('worker', 'db', 5432),
    link('frontend', 'backend', 8000),
  ],
});

/** Every store and every kind of service, three zones, NAT gateways in each. */
export const everything: Application = application({
  network: {
    cidr: '172.20.0.0/18',
    zones: 3,
    nat: 'per-zone',
    endpoints: ['ecr.api', 'logs', 'dynamodb'],
  },
  services: [
    web('api', {
      environment: [
        { name: 'DATABASE_URL', value: databaseUrl('mysql'), span },
        {
          name: 'AMQP_URL',
          value: [
            { kind: 'text', text: 'amqps://' },
            { kind: 'store', store: 'broker', attribute: 'username' },
            { kind: 'text', text: ':' },
            { kind: 'store', store: 'broker', attribute: 'password' },
            { kind: 'text', text: '@' },
            { kind: 'store', store: 'broker', attribute: 'host' },
            { kind: 'text', text: ':' },
            { kind: 'store', store: 'broker', attribute: 'port' },
          ],
          span,
        },
        { name: 'SIGNING_KEY', value: [{ kind: 'secret', key: 'SIGNING_KEY' }], span },
      ],
      fileSystems: [{ volume: 'uploads', path: '/uploads', readOnly: false, span: spanAt(40) }],
    }),
    worker('mailer', {
      image: { kind: 'registry', reference: 'ghcr.io/example/mailer:1', span },
      spot: true,
    }),
    job('migrate', { before: ['api'] }),
    schedule('report'),
    batch('render', { on: 'ec2-spot', queue: { store: 'queue', name: 'work' } }),
    site('pages'),
  ],
  stores: [
    postgres('mysql', { engine: 'mysql', version: '8.4', image: 'mysql:8', port: 3306 }),
    postgres('maria', {
      engine: 'mariadb',
      version: '11.4',
      image: 'mariadb:11',
      port: 3306,
      on: { kind: 'rds', instanceClass: 'db.m7g.large', storageGb: 100, multiZone: true },
    }),
    postgres('aurora-mysql', {
      engine: 'mysql',
      version: '8.0',
      port: 3306,
      on: { kind: 'aurora', minCapacity: 0, maxCapacity: 8 },
    }),
    redis('valkey', { engine: 'valkey', version: '8.2', nodes: 2 }),
    redis('memcached', { engine: 'memcached', version: '1.6.22', nodes: 2, port: 11211 }),
    rabbit(),
    buckets('files', ['uploads', 'exports']),
    tables(),
    queues('queue', ['work', 'mail']),
  ],
  secrets: [
    {
      key: 'SIGNING_KEY',
      usedBy: [{ service: 'api', variable: 'SIGNING_KEY' }],
      present: false,
      span,
    },
  ],
  links: [
    link('api', 'mysql', 3306),
    link('api', 'broker', 5671),
    link('api', 'valkey', 6379),
    link('mailer', 'memcached', 11211),
    link('report', 'maria', 3306),
    link('render', 'aurora-mysql', 3306),
  ],
});

/** One worker from a public image in public subnets: the least there can be. */
export const smallest: Application = application({
  network: { cidr: '10.0.0.0/16', zones: 2, nat: 'none', endpoints: [] },
  environment: 'development',
  services: [
    worker('bot', {
      image: { kind: 'registry', reference: 'public.ecr.aws/docker/library/busybox:1', span },
    }),
  ],
});

/** All of them, by what they show. */
export const applications: readonly Application[] = [ragPlatform, sesami, everything, smallest];
