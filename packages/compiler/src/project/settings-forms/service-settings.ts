import { list, named } from './collection-forms.ts';
import { host, ignore, securityGroupId, variables } from './common-settings.ts';
import { required } from './form.ts';
import { record, withKey } from './record-form.ts';
import { choice, flag, number, text, version } from './scalar-forms.ts';

const pathPrefix = { expected: 'a path that begins with "/"', pattern: /^\/\S*$/ };
const statusCodes = {
  expected: 'status codes, such as "200" or "200-299,301"',
  pattern: /^[1-5]\d\d(?:-[1-5]\d\d)?(?:,[1-5]\d\d(?:-[1-5]\d\d)?)*$/,
};
const name = (what: string) => ({ expected: what, pattern: /^\S+$/ });

const hosts = list('Host names that lead to the service.', host('Host'));

const schedule = record(
  'Runs the service as a job at set times.',
  {
    expression: required(
      text('Five fields as in crontab, or AWS’s own `rate(…)` or `cron(…)`.', {
        expected: 'a time in five fields, such as "0 3 * * *", or rate(…) or cron(…)',
        pattern:
          /^(?:(?:[\w*/,?#-]+ +){4}[\w*/,?#-]+|rate\([1-9]\d* (?:minute|hour|day)s?\)|cron\((?:\S+ +){5}\S+\))$/,
      }),
    ),
    timezone: text('The time zone of the schedule; UTC if not given.', {
      expected: 'a time zone, such as "Asia/Seoul"',
      pattern: /^[A-Za-z_]+(?:\/[A-Za-z0-9_+-]+){0,2}$/,
    }),
  },
  { short: 'expression' },
);

const site = record(
  'Serves a folder of built files from S3 through CloudFront; no container runs.',
  {
    directory: required(
      text('The folder that the build leaves, relative to the project.', {
        expected: 'a folder below the project, such as "frontend/dist"',
        pattern: /^(?!\/|.*(?:^|\/)\.\.(?:\/|$))[^\\]+$/,
      }),
    ),
    api: list(
      'Paths that go to a web service instead of the files.',
      record('One path and its service.', {
        path: required(text('The path’s beginning.', pathPrefix)),
        service: required(text('The web service.', name('the name of a service'))),
      }),
    ),
    hosts,
    singlePage: flag('Whether unknown paths answer with index.html. True if not given.'),
  },
  { short: 'directory' },
);

const health = record(
  'How the load balancer finds out whether a task can take requests.',
  {
    path: text('The path that is asked for.', pathPrefix),
    codes: text('The answers that count as healthy.', statusCodes),
    interval: number('Seconds between two probes.', { minimum: 5, maximum: 300, unit: 'seconds' }),
    timeout: number('Seconds that an answer may take.', {
      minimum: 2,
      maximum: 120,
      unit: 'seconds',
    }),
    gracePeriod: number('Seconds after a start in which failed probes do not count.', {
      minimum: 0,
      maximum: 2_147_483_647,
      unit: 'seconds',
    }),
  },
  { ordered: ['timeout', 'interval'] },
);

const smoke = list(
  'Requests that must succeed once the service is healthy; a rehearsal sends them.',
  record(
    'One request and the answer that it must get.',
    {
      path: required(text('Path, with its query.', pathPrefix)),
      method: choice('GET if not given.', ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']),
      headers: named('Headers of the request.', text('Header', { expected: 'a text' })),
      body: text('Body of the request.', { expected: 'a text' }),
      status: text('The answers that are right; 200-399 if not given.', statusCodes),
      contains: text('What the answer must contain.', { expected: 'a text' }),
    },
    { short: 'path' },
  ),
);

const scale = record(
  'How many tasks run, and what adds and removes them.',
  {
    min: number('Tasks that always run.', { minimum: 0, unit: 'tasks' }),
    max: number('Tasks that run at most.', { minimum: 1, unit: 'tasks' }),
    cpu: number('Processor use that is aimed at, in percent.', {
      minimum: 1,
      maximum: 100,
      unit: 'percent',
    }),
    memory: number('Memory use that is aimed at, in percent.', {
      minimum: 1,
      maximum: 100,
      unit: 'percent',
    }),
    requests: number('Requests per task and minute that are aimed at.', {
      minimum: 1,
      unit: 'requests',
    }),
    messages: number('Waiting messages per task that are aimed at.', {
      minimum: 1,
      unit: 'messages',
    }),
  },
  { ordered: ['min', 'max'] },
);

const table = record('A DynamoDB table.', {
  name: required(text('The table’s name.', name('a table’s name'))),
  partitionKey: required(
    text('The attribute that items are found by.', name('an attribute’s name')),
  ),
  sortKey: text(
    'The attribute that items with one partition key are sorted by.',
    name('an attribute’s name'),
  ),
});

const existingAddress = record(
  'A database, cache or broker that is there already: tasks connect to it, and nothing of it is changed but a rule of its security group.',
  {
    host: required(host('Where it answers.')),
    port: number('The port; its engine’s own if not given.', { minimum: 1, maximum: 65_535 }),
    credentials: required(
      text('The ARN of a secret: a JSON object with the key `password`.', {
        expected: 'the ARN of a secret in Secrets Manager, with the six characters at its end',
        pattern:
          /^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[A-Za-z0-9/_+=.@!-]+-[A-Za-z0-9]{6}$/,
      }),
    ),
    securityGroup: required(securityGroupId('The id of its security group.')),
    username: text('The user; that of the container if not given.', name('a user’s name')),
    database: text('The database; that of the container if not given.', name('a database’s name')),
  },
);

const existingItems = record(
  'Buckets, tables or queues that are there already: tasks use them, and nothing of them is changed.',
  {
    arns: required(
      named(
        'Their ARNs, by what the project calls them.',
        text('ARN', {
          expected: 'the ARN of a bucket, a table or a queue, such as "arn:aws:s3:::shop-uploads"',
          pattern:
            /^arn:aws[a-z-]*:(?:s3:::[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]|dynamodb:[a-z0-9-]+:\d{12}:table\/[A-Za-z0-9_.-]{3,255}|sqs:[a-z0-9-]+:\d{12}:[\w-]{1,80}(?:\.fifo)?)$/,
        }),
      ),
    ),
  },
);

const store = record(
  'The managed store that takes the place of this service.',
  {
    type: choice('The AWS service.', [
      'rds',
      'aurora',
      'elasticache',
      'mq',
      's3',
      'dynamodb',
      'sqs',
    ]),
    engine: text(
      'The engine, where the image does not tell: `postgres`, `valkey`, …',
      name('an engine’s name'),
    ),
    class: text(
      'The instance class, such as `db.t4g.small`, `cache.t4g.micro` or `mq.m7g.medium`.',
      {
        expected: 'an instance class, such as "db.t4g.small"',
        pattern: /^(?:db|cache|mq)\.[a-z0-9-]+\.[a-z0-9]+$/,
      },
    ),
    version: version('The version, where it is not the image’s.'),
    storage: number('Disk of an RDS instance, in GB.', {
      minimum: 20,
      maximum: 65_536,
      unit: 'GB',
    }),
    multiZone: flag('Whether a standby in another zone takes over.'),
    minCapacity: number(
      'The least that Aurora scales down to, in its capacity units (2 GB each).',
      {
        minimum: 0,
        maximum: 256,
        unit: 'capacity units',
        fractions: true,
      },
    ),
    maxCapacity: number('The most that Aurora scales up to, in its capacity units.', {
      minimum: 1,
      maximum: 256,
      unit: 'capacity units',
      fractions: true,
    }),
    backupDays: number('Days that automatic backups are kept.', {
      minimum: 0,
      maximum: 35,
      unit: 'days',
    }),
    names: list('S3: the buckets. SQS: the queues.', text('Name', name('a name'))),
    tables: list('DynamoDB: the tables.', table),
    visibility: number('SQS: seconds that a message is hidden while it is worked on.', {
      minimum: 0,
      maximum: 43_200,
      unit: 'seconds',
    }),
    receives: number('SQS: how often a message is tried before it goes to the dead-letter queue.', {
      minimum: 1,
      maximum: 1000,
      unit: 'receives',
    }),
    retentionDays: number('SQS: days that a message waits at most.', {
      minimum: 1,
      maximum: 14,
      unit: 'days',
    }),
    archiveAfterDays: number('S3: days until objects move to archive storage.', {
      minimum: 1,
      unit: 'days',
    }),
    existing: withKey('arns', existingItems, existingAddress),
  },
  { short: 'type', ordered: ['minCapacity', 'maxCapacity'] },
);

const batch = record(
  'How AWS Batch runs the worker.',
  {
    on: choice('What the jobs run on.', ['fargate', 'fargate-spot', 'ec2-spot']),
    maxVcpus: number('Processors that all jobs together may use.', { minimum: 1, unit: 'vCPUs' }),
    attempts: number('How often a job is tried.', { minimum: 1, maximum: 10, unit: 'attempts' }),
    timeout: number('Seconds that an attempt may take.', { minimum: 60, unit: 'seconds' }),
    queue: text(
      'The service whose queue starts the jobs, where more than one could.',
      name('the name of a service'),
    ),
  },
  { short: 'on' },
);

const permission = record('One statement of the service’s own role.', {
  actions: required(
    list(
      'What the service does.',
      text('Action', {
        expected: 'an IAM action, such as "s3:GetObject"',
        pattern: /^(?:\*|[a-z0-9-]+:[A-Za-z0-9*?]+)$/,
      }),
    ),
  ),
  resources: required(
    list(
      'What it does it to.',
      text('Resource', { expected: 'an ARN or "*"', pattern: /^(?:\*|arn:\S+)$/ }),
    ),
  ),
});

/** The settings of a service. */
export const serviceFields = {
  role: choice('What the service is, where its keys mislead.', [
    'web',
    'worker',
    'job',
    'local-only',
  ]),
  run: choice(
    '`batch` runs a worker on AWS Batch; `container` runs a store as one container on a file system.',
    ['service', 'batch', 'container'],
  ),
  schedule,
  site,
  hosts,
  paths: list('Beginnings of paths that lead to the service.', text('Path', pathPrefix)),
  port: number(
    'The container’s port that the load balancer talks to, where several are published.',
    {
      minimum: 1,
      maximum: 65_535,
    },
  ),
  health,
  smoke,
  scale,
  spot: flag(
    'Runs on spare capacity, which is cheaper and may be taken away with two minutes’ notice.',
  ),
  exec: flag('Lets `aws ecs execute-command` open a shell in a task.'),
  store,
  batch,
  permissions: list('What the application itself does on AWS.', permission),
  variables,
  ignore,
};
