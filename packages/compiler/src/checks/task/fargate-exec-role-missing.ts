import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { ContainerFact, TaskDefinitionFact } from '../../facts/cloud/task.ts';
import { about, nameOf } from '../about.ts';
import type { Check } from '../check.ts';
import { isFromEcr } from '../image-reference.ts';
import { taskSetsOf } from '../task-sets.ts';

interface Parameters {
  readonly service: string;
  readonly role: 'execution' | 'task';
  readonly reason: string;
}

const problems = declareDiagnostics({
  'fargate-exec-role-missing': {
    severity: 'error',
    message: ({ service, role, reason }: Parameters) =>
      `${service} has no ${role} role, but ${reason}.`,
    help: ({ role }: Parameters) =>
      role === 'execution'
        ? 'Give the task definition an execution role that may pull the image, write the logs and read the secrets.'
        : 'Give the task definition a task role with what the application does on AWS.',
  },
});

/** Tasks without the role that AWS, or the application itself, needs. */
export const fargateExecRoleMissing: Check = {
  code: 'fargate-exec-role-missing',
  *run({ cloud }) {
    for (const set of taskSetsOf(cloud)) {
      for (const lacking of lackingRoles(set.definition)) {
        const found = { service: nameOf(set), ...lacking };
        yield about(set, problems['fargate-exec-role-missing'](undefined, found));
      }
    }
  },
};

function* lackingRoles(definition: TaskDefinitionFact): Generator<Omit<Parameters, 'service'>> {
  const { executionRole, taskRole, containers, fargate } = definition;
  if (fargate && executionRole === undefined) {
    const reason = containers.map(needsExecutionRole).find((found) => found !== undefined);
    if (reason !== undefined) yield { role: 'execution', reason };
  }
  if (taskRole === undefined) {
    const variable = containers.flatMap(awsVariables)[0];
    if (variable !== undefined)
      yield { role: 'task', reason: `its variable \`${variable}\` says that it calls AWS` };
  }
}

function needsExecutionRole({ image, log, secrets }: ContainerFact): string | undefined {
  if (isFromEcr(image)) return 'its image is pulled from ECR';
  if (log?.driver === 'awslogs') return 'its logs go to CloudWatch';
  return secrets.length > 0 ? 'it is given secrets' : undefined;
}

/** Variables that make sense only to an application that uses the AWS SDK. */
function awsVariables({ environment }: ContainerFact): readonly string[] {
  return environment
    .map(({ name }) => name)
    .filter((name) =>
      /^AWS_(DEFAULT_)?REGION$|^(S3|SQS|DYNAMODB)_|_QUEUE_URL$|_BUCKET(_NAME)?$/.test(name),
    );
}
