import type { Placement } from '../../facts/cloud/fact.ts';
import type {
  ContainerFact,
  ScalingTargetFact,
  ServiceFact,
  TaskDefinitionFact,
  TaskRunFact,
} from '../../facts/cloud/task.ts';
import { privateSubnets } from './good-network.ts';

export const apiImage =
  '111122223333.dkr.ecr.ap-northeast-2.amazonaws.com/shop/api@sha256:0000000000000000000000000000000000000000000000000000000000000001';

/** A container as it should be: image by digest, secrets by key, logs that have a group. */
export function goodContainer(service: string): ContainerFact {
  return {
    name: service,
    image: apiImage,
    essential: true,
    environment: [
      { name: 'LOG_LEVEL', value: 'info' },
      { name: 'MODEL_URL', value: 'https://api.openai.com/v1' },
      { name: 'JOBS_QUEUE_URL', value: '${data/Jobs}' },
      { name: 'JOB_TIMEOUT', value: '300' },
    ],
    environmentFiles: 0,
    secrets: [
      { name: 'API_KEY', valueFrom: '${data/AppSecret}:API_KEY::' },
      { name: 'DATABASE_URL', valueFrom: `\${data/Connections}:${service}.DATABASE_URL::` },
    ],
    ports: [{ container: 8000, protocol: 'tcp', name: 'port-8000' }],
    log: {
      driver: 'awslogs',
      group: `${service}/Logs`,
      region: '${AWS::Region}',
      streamPrefix: 'service',
      createGroup: false,
    },
    health: {
      command: ['CMD', 'node', 'health.js'],
      interval: 30,
      timeout: 5,
      retries: 3,
      startPeriod: 20,
    },
    dependsOn: [],
    mounts: [],
    registryCredentials: false,
    unsupported: [],
  };
}

/** A task definition as it should be. */
export function goodDefinition(service: string): TaskDefinitionFact {
  return {
    id: `${service}/Task`,
    owner: service,
    cpu: 256,
    memory: 512,
    fargate: true,
    networkMode: 'awsvpc',
    executionRole: `${service}/ExecutionRole`,
    taskRole: `${service}/TaskRole`,
    containers: [goodContainer(service)],
    volumes: [],
    unsupported: [],
    bytes: 2000,
  };
}

function placement(group: string): Placement {
  return {
    subnets: privateSubnets,
    securityGroups: [`base/${group}`],
    publicAddress: false,
  };
}

const api = goodDefinition('api');
const apiContainer = goodContainer('api');

export const taskDefinitions: readonly TaskDefinitionFact[] = [
  {
    ...api,
    containers: [
      {
        ...apiContainer,
        secrets: [
          ...apiContainer.secrets,
          { name: 'REDIS_URL', valueFrom: '${data/CacheConnections}:api.REDIS_URL::' },
        ],
        mounts: [{ volume: 'uploads', path: '/uploads' }],
      },
    ],
    volumes: [
      {
        name: 'uploads',
        kind: 'efs',
        fileSystem: 'data/Files',
        accessPoint: 'data/FilesPoint',
        encrypted: true,
        iam: true,
      },
    ],
  },
  {
    ...goodDefinition('worker'),
    containers: [
      {
        ...goodContainer('worker'),
        environment: [
          ...goodContainer('worker').environment,
          { name: 'API_URL', value: 'http://api:8000' },
        ],
      },
    ],
  },
  goodDefinition('report'),
];

const deployment = {
  minimumPercent: 100,
  maximumPercent: 200,
  breaker: { enabled: true, rollback: true },
  capacity: 'on-demand',
  connects: true,
} as const;

export const services: readonly ServiceFact[] = [
  {
    ...deployment,
    id: 'api/Service',
    owner: 'api',
    taskDefinition: 'api/Task',
    placement: placement('ApiGroup'),
    gracePeriod: 60,
    loadBalancers: [{ targetGroup: 'api/Targets', container: 'api', port: 8000 }],
    aliases: [{ name: 'api', port: 8000 }],
    after: ['api/Rule'],
  },
  {
    ...deployment,
    id: 'worker/Service',
    owner: 'worker',
    taskDefinition: 'worker/Task',
    placement: placement('WorkerGroup'),
    desired: 1,
    gracePeriod: 0,
    loadBalancers: [],
    aliases: [],
    after: [],
  },
];

export const taskRuns: readonly TaskRunFact[] = [
  {
    id: 'report/Schedule',
    owner: 'report',
    kind: 'schedule',
    taskDefinition: 'report/Task',
    placement: placement('WorkerGroup'),
    role: 'report/ScheduleRole',
  },
];

export const scalingTargets: readonly ScalingTargetFact[] = [
  {
    id: 'api/Scaling',
    owner: 'api',
    service: 'api/Service',
    minimum: 1,
    maximum: 2,
    policies: 1,
  },
];
