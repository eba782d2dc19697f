import type {
  Application,
  CostEstimate,
  Diagnostic,
  Graph,
  Plan,
  Project,
  Span,
  Store,
  Template,
  WebService,
} from '@seaworthy/compiler';
import { exampleCompose } from './example-project.ts';

const file = 'compose.yaml';

/** The place of a text in the example's Compose file. */
export function spanOf(text: string): Span {
  const start = exampleCompose.indexOf(text);
  if (start === -1) throw new Error(`the example does not contain ${text}`);
  return { file, start, end: start + text.length };
}

/** The place of a service's key in the example's Compose file. */
export function serviceSpan(name: string): Span {
  const start = spanOf(`\n  ${name}:\n`).start + 3;
  return { file, start, end: start + name.length };
}

const api: WebService = {
  kind: 'web',
  name: 'api',
  span: serviceSpan('api'),
  reasons: [{ text: 'it publishes the HTTP port 8001', span: spanOf('"8001:8001"') }],
  image: { kind: 'built', context: '.', dockerfile: 'Dockerfile', span: spanOf('build: .') },
  environment: [],
  size: {
    cpu: 512,
    memory: 2048,
    asked: {
      cpus: { value: 0.4, span: spanOf('"0.4"') },
      memory: { value: 1_572_864_000, span: spanOf('1500M') },
    },
    rounded: true,
  },
  architecture: 'X86_64',
  ports: [{ port: 8001, protocol: 'tcp', published: true, span: spanOf('"8001:8001"') }],
  stopTimeout: 30,
  init: true,
  readonlyRoot: false,
  dropCapabilities: [],
  fileSystems: [],
  scratch: [],
  permissions: [],
  exec: false,
  names: ['api'],
  addressed: false,
  dependsOn: [],
  scale: { min: 1, max: 4, cpu: 70 },
  spot: false,
  route: {
    port: 8001,
    portSpan: spanOf('"8001:8001"'),
    hosts: ['api.example.com'],
    paths: ['/'],
    health: {
      path: '/health',
      codes: '200',
      interval: 5,
      timeout: 4,
      healthyThreshold: 2,
      unhealthyThreshold: 3,
      gracePeriod: 60,
      drainDelay: 20,
      from: 'healthcheck',
    },
  },
};

const stores: readonly Store[] = [
  {
    kind: 'relational',
    name: 'db',
    span: serviceSpan('db'),
    reasons: [{ text: 'its image is PostgreSQL' }],
    image: 'pgvector/pgvector:pg16',
    engine: 'postgres',
    version: '16',
    on: { kind: 'aurora', minCapacity: 0.5, maxCapacity: 4 },
    database: 'ragdb',
    username: 'app',
    backupDays: 7,
    port: 5432,
    passwordNames: ['DB_PASSWORD'],
  },
  {
    kind: 'cache',
    name: 'redis',
    span: serviceSpan('redis'),
    reasons: [{ text: 'its image is Redis' }],
    image: 'redis:7.1',
    engine: 'redis',
    version: '7.1',
    nodeType: 'cache.t4g.micro',
    nodes: 1,
    port: 6379,
    passwordNames: [],
  },
];

const application: Application = {
  name: 'rag-platform',
  environment: 'production',
  region: 'ap-northeast-2',
  span: spanOf('rag-platform'),
  network: { cidr: '10.0.0.0/16', zones: 2, nat: 'single', endpoints: [] },
  domain: { name: 'api.example.com', span: spanOf('api.example.com') },
  operations: {
    logRetention: 30,
    backup: false,
    tracing: false,
    dashboard: true,
    containerInsights: false,
  },
  services: [api],
  stores,
  secrets: [
    {
      key: 'JWT_SECRET',
      usedBy: [{ service: 'api', variable: 'JWT_SECRET' }],
      present: true,
      span: spanOf('${JWT_SECRET}'),
    },
    {
      key: 'OPENAI_API_KEY',
      usedBy: [{ service: 'api', variable: 'OPENAI_API_KEY' }],
      present: false,
      span: spanOf('${OPENAI_API_KEY}'),
    },
  ],
  secretStore: 'secrets-manager',
  secretName: 'rag-platform/production/app',
  links: [
    { from: 'api', to: 'db', port: 5432, because: { text: 'DATABASE_URL addresses it' } },
    { from: 'api', to: 'redis', port: 6379, because: { text: 'REDIS_URL addresses it' } },
  ],
  leftOut: [
    {
      name: 'adminer',
      reason: 'a page for looking into databases, made for local work',
      span: serviceSpan('adminer'),
    },
  ],
};

const project: Project = {
  name: { value: 'rag-platform', span: spanOf('rag-platform') },
  services: [],
  inactive: [],
  networks: [],
  volumes: [],
  configs: [],
  secrets: [],
  settings: { variables: new Map(), ignore: [] },
  outline: new Map(),
  keys: [
    {
      path: 'services.*.build',
      writtenPath: 'services.api.build',
      disposition: 'exact',
      reason: 'The image is built from it.',
      span: spanOf('build: .'),
    },
    {
      path: 'services.*.container_name',
      writtenPath: 'services.api.container_name',
      disposition: 'local-only',
      reason: 'Tasks have names of their own on AWS.',
      span: spanOf('rag-api'),
    },
    {
      path: 'services.*.deploy.resources.limits',
      writtenPath: 'services.api.deploy.resources.limits',
      disposition: 'approximated',
      reason: 'Rounded up to the next size that Fargate offers.',
      span: spanOf('limits:'),
    },
    {
      path: 'services.*.ports',
      writtenPath: 'services.api.ports',
      disposition: 'replaced',
      reason: 'The load balancer publishes the port.',
      span: spanOf('"8001:8001"'),
    },
    {
      path: 'services.*.ports',
      writtenPath: 'services.adminer.ports',
      disposition: 'replaced',
      reason: 'The load balancer publishes the port.',
      span: spanOf('"8080:8080"'),
    },
  ],
  files: [{ path: file, text: exampleCompose }],
};

const cost: CostEstimate = {
  region: 'ap-northeast-2',
  pricesAsOf: '2026-10-01',
  monthlyUsd: { low: 166.2, typical: 196.8, high: 402.4 },
  lines: [
    costLine('db', 'Aurora Serverless v2, 0.5 capacity units', 73, serviceSpan('db')),
    costLine(undefined, 'NAT gateway with its address', 47.31, spanOf('rag-platform')),
    costLine(undefined, 'load balancer with 2 addresses', 26.65, spanOf('"8001:8001"')),
    costLine('api', 'Fargate, 1 task of 0.5 vCPU and 2 GB', 24.46, serviceSpan('api')),
    costLine('redis', 'ElastiCache, one cache.t4g.micro', 17.52, serviceSpan('redis')),
    costLine('api', 'logs, 5 GB', 3.96, serviceSpan('api')),
    costLine(undefined, 'secrets, 6', 2.4, spanOf('rag-platform')),
    costLine('api', 'image repository, 10 GB', 1, serviceSpan('api')),
    costLine(undefined, 'hosted zone', 0.5, spanOf('api.example.com')),
    costLine('api', 'dashboard', undefined, serviceSpan('api')),
  ],
  hints: [
    {
      message: 'redis on Valkey speaks the same protocol.',
      savingUsd: 3.5,
      span: serviceSpan('redis'),
    },
  ],
};

function costLine(
  owner: string | undefined,
  what: string,
  amount: number | undefined,
  span: Span,
): CostEstimate['lines'][number] {
  return {
    ...(owner !== undefined && { owner }),
    what,
    monthlyUsd:
      amount === undefined ? null : { low: amount * 0.9, typical: amount, high: amount * 2 },
    basis: '730 h',
    prices: [],
    span,
  };
}

const diagnostics: readonly Diagnostic[] = [
  {
    code: 'cost/nat-share',
    severity: 'advice',
    message: 'The NAT gateway is a quarter of the bill.',
    help: '`x-seaworthy: { network: { nat: none } }` gives tasks public addresses instead.',
    span: spanOf('x-seaworthy'),
  },
  {
    code: 'web/health-check-slow',
    severity: 'warning',
    message: 'api is probed every 30 s, so a new task takes traffic up to 30 s late.',
    help: 'Set `interval: 5s`.',
    span: spanOf('interval: 30s'),
  },
  {
    code: 'secret/not-set',
    severity: 'error',
    message: 'api asks for OPENAI_API_KEY, and nothing sets it.',
    help: 'Set it in `.env`.',
    span: spanOf('${OPENAI_API_KEY}'),
    related: [{ message: 'api reads it.', span: serviceSpan('api') }],
  },
];

const graph: Graph = {
  stacks: [
    {
      name: 'rag-platform-production-foundation',
      layer: 'foundation',
      description: 'Network and load balancer of rag-platform',
      parameters: [
        {
          id: 'HostedZoneId',
          type: 'AWS::Route53::HostedZone::Id',
          description: 'The zone of api.example.com',
        },
        { id: 'ImageTag', type: 'String', description: 'Tag of the images', default: 'latest' },
      ],
      conditions: {},
      resources: [
        {
          id: 'Role',
          type: 'AWS::IAM::Role',
          properties: { AssumeRolePolicyDocument: {} },
          span: spanOf('rag-platform'),
        },
      ],
      outputs: [],
      terminationProtection: false,
    },
    {
      name: 'rag-platform-production-data',
      layer: 'data',
      description: 'Stores and secrets of rag-platform',
      parameters: [],
      conditions: {},
      resources: [
        {
          id: 'Secret',
          type: 'AWS::SecretsManager::Secret',
          properties: {},
          span: serviceSpan('db'),
          owner: 'db',
        },
      ],
      outputs: [{ id: 'SecretArn', description: 'The secret', value: { Ref: 'Secret' } }],
      terminationProtection: true,
    },
  ],
};

const templates: readonly Template[] = graph.stacks.map(({ name, layer }) => ({
  stack: name,
  layer,
  fileName: `${name}.json`,
  body: '{}\n',
  bytes: layer === 'data' ? 60_000 : 3,
}));

/** A hand-made plan of the example project: what rendering gets, whatever the compiler says today. */
export const examplePlan: Plan = { diagnostics, project, application, graph, templates, cost };
