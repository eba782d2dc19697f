import type {
  FileSystemFact,
  LogGroupFact,
  RepositoryFact,
  RoleFact,
  SecretFact,
  StatementFact,
} from '../../facts/cloud/access.ts';
import { privateSubnets } from './good-network.ts';

export const roles: readonly RoleFact[] = [
  ...['api', 'worker', 'report', 'resize'].flatMap((service) => [
    executionRole(service),
    role(service, 'TaskRole', 'ecs-tasks.amazonaws.com', [
      allow(['sqs:SendMessage', 'sqs:ReceiveMessage'], ['${data/Jobs.Arn}']),
    ]),
  ]),
  role('report', 'ScheduleRole', 'scheduler.amazonaws.com', []),
  role('resize', 'PipeRole', 'pipes.amazonaws.com', []),
];

function executionRole(service: string): RoleFact {
  return role(service, 'ExecutionRole', 'ecs-tasks.amazonaws.com', [
    allow(['ecr:GetAuthorizationToken'], ['*']),
    allow(
      ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
      ['arn:aws:ecr:ap-northeast-2:111122223333:repository/shop/api'],
    ),
    allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [`\${${service}/Logs.Arn}`]),
    allow(
      ['secretsmanager:GetSecretValue'],
      ['${data/AppSecret}', '${data/Connections}', '${data/CacheConnections}'],
    ),
  ]);
}

function role(
  service: string,
  name: string,
  principal: string,
  statements: readonly StatementFact[],
): RoleFact {
  return {
    id: `${service}/${name}`,
    owner: service,
    trusts: [principal],
    managedPolicies: [],
    statements,
    inlineSize: 800,
  };
}

/** A statement that allows actions on resources. */
export function allow(actions: readonly string[], resources: readonly string[]): StatementFact {
  return { effect: 'Allow', actions, resources, conditional: false };
}

export const secrets: readonly SecretFact[] = [
  {
    ...secret('AppSecret'),
    name: 'shop/production/app',
    references: ['data/AppSecret', 'shop/production/app'],
    content: { kind: 'json', keys: [{ name: 'API_KEY' }, { name: 'JWT_SECRET' }] },
  },
  {
    ...secret('Connections'),
    content: {
      kind: 'json',
      keys: ['api', 'worker', 'report', 'resize'].map((service) => ({
        name: `${service}.DATABASE_URL`,
        shape: 'postgresql://app:***@${data/Db.Endpoint.Address}:5432/app?sslmode=require',
      })),
    },
  },
  {
    ...secret('CacheConnections'),
    content: {
      kind: 'json',
      keys: [
        {
          name: 'api.REDIS_URL',
          shape: 'rediss://:***@${data/Cache.PrimaryEndPoint.Address}:6379',
        },
      ],
    },
  },
];

function secret(name: string): SecretFact {
  return {
    id: `data/${name}`,
    store: 'secrets-manager',
    references: [`data/${name}`],
    exists: true,
    content: { kind: 'unknown' },
    pendingDeletion: 'unknown',
    deletedWithStack: false,
  };
}

export const logGroups: readonly LogGroupFact[] = ['api', 'worker', 'report', 'resize'].map(
  (service) => ({
    id: `${service}/Logs`,
    owner: service,
    name: `/seaworthy/shop/production/${service}`,
    retention: 30,
  }),
);

export const repositories: readonly RepositoryFact[] = [
  {
    id: 'base/ApiRepository',
    owner: 'api',
    name: 'shop/api',
    mutableTags: false,
    expiry: [{ tags: 'untagged', keeps: 20 }],
    images: 'unknown',
  },
];

export const fileSystems: readonly FileSystemFact[] = [
  {
    id: 'data/Files',
    owner: 'uploads',
    exists: true,
    mountTargets: privateSubnets.map((subnet, index) => ({
      id: `data/FilesTarget${index + 1}`,
      subnet,
      securityGroups: ['base/FilesGroup'],
    })),
  },
];
