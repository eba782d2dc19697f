import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { LogGroupFact } from '../../facts/cloud/access.ts';
import type { LogFact } from '../../facts/cloud/task.ts';
import type { CloudFacts } from '../../facts/cloud-facts.ts';
import { about, nameOf } from '../about.ts';
import { allows } from '../allows.ts';
import type { Check } from '../check.ts';
import { factNamed } from '../fact-named.ts';
import { onceFor } from '../once-for.ts';
import { type TaskSet, taskSetsOf } from '../task-sets.ts';

interface Parameters {
  readonly service: string;
  readonly why: string;
}

const problems = declareDiagnostics({
  'logs-init-failed': {
    severity: 'error',
    message: ({ service, why }: Parameters) => `The logs of ${service} cannot be set up: ${why}.`,
    help: () =>
      'Create the log group with the service, set `awslogs-stream-prefix`, and allow `logs:CreateLogStream` and `logs:PutLogEvents` on it to the execution role.',
  },
});

const fargateDrivers = ['awslogs', 'splunk', 'awsfirelens'];

/** Containers that do not start because their logs have nowhere to go. */
export const logsInitFailed: Check = {
  code: 'logs-init-failed',
  *run({ cloud }) {
    for (const set of taskSetsOf(cloud)) {
      const reasons = set.definition.containers.flatMap(
        ({ log }) => (log && reasonFor(cloud, set, log)) ?? [],
      );
      for (const why of new Set(reasons)) {
        yield about(set, problems['logs-init-failed'](undefined, { service: nameOf(set), why }));
      }
    }
  },
};

function reasonFor(cloud: CloudFacts, set: TaskSet, log: LogFact): string | undefined {
  if (set.definition.fargate && !fargateDrivers.includes(log.driver))
    return `Fargate does not know the log driver \`${log.driver}\``;
  if (log.driver !== 'awslogs') return undefined;
  if (set.definition.fargate && log.streamPrefix === undefined)
    return 'Fargate requires `awslogs-stream-prefix`';
  return missingGroup(cloud, log) ?? missingPermission(cloud, set, log);
}

function missingGroup(
  cloud: CloudFacts,
  { group, createGroup, region }: LogFact,
): string | undefined {
  if (group === undefined) return 'no log group is named';
  const isElsewhere = region !== undefined && !region.includes('${') && region !== cloud.region;
  if (createGroup || isElsewhere || groupNamed(cloud, group)) return undefined;
  return `the log group ${nameOf({ id: group })} does not exist`;
}

function missingPermission(
  cloud: CloudFacts,
  { definition }: TaskSet,
  log: LogFact,
): string | undefined {
  const role = factNamed(cloud.roles, definition.executionRole);
  if (!role || log.group === undefined) return undefined;
  const group = groupNamed(cloud, log.group);
  const wanted = [
    ...(log.createGroup ? ['logs:CreateLogGroup'] : []),
    'logs:CreateLogStream',
    'logs:PutLogEvents',
  ];
  const denied = wanted.find(
    (action) => allows(role, action, namesOf(log.group ?? '', group)) === 'no',
  );
  return denied && `the execution role lacks ${denied}`;
}

/** What policies may call the group and its streams. */
function namesOf(reference: string, group: LogGroupFact | undefined): readonly string[] {
  const ids = group ? [`\${${group.id}}`, `\${${group.id}}:log-stream:any`] : [];
  const name = group?.name ?? reference;
  const arn = `arn:aws:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:${name}`;
  return [...ids, `${arn}:log-stream:any`];
}

function groupNamed(cloud: CloudFacts, reference: string): LogGroupFact | undefined {
  return factNamed(cloud.logGroups, reference) ?? groupsByName(cloud).get(reference);
}

const groupsByName = onceFor(
  (cloud: CloudFacts) => new Map(cloud.logGroups.map((group) => [group.name ?? '', group])),
);
