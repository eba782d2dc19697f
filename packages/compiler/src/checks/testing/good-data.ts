import type {
  AlarmFact,
  BatchDefinitionFact,
  BatchEnvironmentFact,
  BatchQueueFact,
  CacheFact,
  DatabaseFact,
  EventRuleFact,
  PipeFact,
  QueueFact,
} from '../../facts/cloud/data.ts';
import { privateSubnets } from './good-network.ts';
import { apiImage } from './good-tasks.ts';

export const databases: readonly DatabaseFact[] = [
  {
    id: 'data/Db',
    owner: 'db',
    placement: {
      subnets: privateSubnets,
      securityGroups: ['base/DbGroup'],
      publicAddress: false,
    },
    port: 5432,
    engine: 'postgres',
    version: '17',
    instanceClass: 'db.t4g.small',
    legacyServerless: false,
    publiclyAccessible: false,
    encrypted: true,
    deletionProtection: true,
    backupDays: 7,
    forcesTls: true,
    extendedSupport: false,
    maximumConnections: 'unknown',
  },
];

export const caches: readonly CacheFact[] = [
  {
    id: 'data/Cache',
    owner: 'cache',
    placement: {
      subnets: privateSubnets,
      securityGroups: ['base/CacheGroup'],
      publicAddress: false,
    },
    port: 6379,
    engine: 'valkey',
    tls: true,
    authToken: true,
    clusterMode: false,
  },
];

const day = 24 * 60 * 60;

export const queues: readonly QueueFact[] = [
  {
    id: 'data/Jobs',
    owner: 'queue',
    name: 'shop-production-jobs',
    fifo: false,
    visibility: 900,
    retention: 4 * day,
    deadLetters: { queue: 'data/JobsDeadLetters', receives: 3 },
  },
  {
    id: 'data/JobsDeadLetters',
    owner: 'queue',
    name: 'shop-production-jobs-dead-letters',
    fifo: false,
    visibility: 30,
    retention: 14 * day,
  },
  {
    id: 'resize/Failures',
    owner: 'resize',
    fifo: false,
    visibility: 30,
    retention: 14 * day,
  },
];

export const alarms: readonly AlarmFact[] = [
  {
    id: 'data/JobsDeadLettersAlarm',
    owner: 'queue',
    metrics: ['ApproximateNumberOfMessagesVisible'],
    watches: ['data/JobsDeadLetters'],
  },
];

export const eventRules: readonly EventRuleFact[] = [
  {
    id: 'resize/FailureRule',
    owner: 'resize',
    sources: ['aws.batch'],
    statuses: ['FAILED'],
    targets: ['resize/Failures'],
  },
];

export const pipes: readonly PipeFact[] = [
  {
    id: 'resize/Pipe',
    owner: 'resize',
    source: 'data/Jobs',
    target: 'resize/Queue',
    targetKind: 'batch',
    batchSize: 1,
    jobName: 'resize',
    jobDefinition: 'resize/Definition',
    texts: [
      { path: 'BatchJobParameters.JobName', text: 'resize' },
      {
        path: 'BatchJobParameters.ContainerOverrides.Environment.0.Value',
        text: '$.body',
      },
    ],
    role: 'resize/PipeRole',
  },
];

export const batchEnvironments: readonly BatchEnvironmentFact[] = [
  {
    id: 'resize/Environment',
    owner: 'resize',
    type: 'SPOT',
    maximumVcpus: 64,
    instanceTypes: ['c6i.2xlarge', 'm6i.2xlarge'],
    instanceProfile: 'resize/Profile',
    placement: {
      subnets: privateSubnets,
      securityGroups: ['base/WorkerGroup'],
      publicAddress: false,
    },
  },
];

export const batchQueues: readonly BatchQueueFact[] = [
  {
    id: 'resize/Queue',
    owner: 'resize',
    limitsRunnable: true,
  },
];

export const batchDefinitions: readonly BatchDefinitionFact[] = [
  {
    id: 'resize/Definition',
    owner: 'resize',
    fargate: false,
    image: apiImage,
    vcpus: 4,
    memory: 7680,
    attempts: 3,
    retryConditions: 3,
    timeout: 900,
    executionRole: 'resize/ExecutionRole',
    jobRole: 'resize/TaskRole',
    environment: [{ name: 'MODE', value: 'fast' }],
    secrets: [{ name: 'DATABASE_URL', valueFrom: '${data/Connections}:resize.DATABASE_URL::' }],
  },
];
