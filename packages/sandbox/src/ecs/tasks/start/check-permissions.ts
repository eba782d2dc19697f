import { AwsError } from '../../../aws/aws-error.ts';
import { arnOf } from '../../../aws/identity.ts';
import { parseImageReference } from '../../../images/image-reference.ts';
import {
  logTargetOf,
  refusalOf,
  type SecretUse,
  type StartAccount,
  secretsOf,
  type TaskStart,
} from './task-start.ts';
import { initializationError, loggerError, pullError } from './task-start-error.ts';

/** Throws what AWS says of the first call that the execution role's policies do not allow. */
export function checkPermissions(account: StartAccount, start: TaskStart): void {
  checkRegistry(account, start);
  for (const use of secretsOf(start.definition)) checkSecret(account, start, use);
  checkLogs(account, start);
}

const imageActions = [
  'ecr:BatchCheckLayerAvailability',
  'ecr:GetDownloadUrlForLayer',
  'ecr:BatchGetImage',
];

function checkRegistry(account: StartAccount, start: TaskStart): void {
  for (const { name = '', image = '' } of start.definition.containerDefinitions) {
    const { repository } = account.repositories.find(image);
    if (repository === undefined) continue;
    const token = refusalOf(account, start, 'ecr.api', {
      action: 'ecr:GetAuthorizationToken',
      resource: '*',
    });
    if (token !== undefined) {
      throw initializationError(
        `unable to retrieve ecr registry auth: service call has been retried 1 time(s): AccessDeniedException: ${token}`,
      );
    }
    for (const action of imageActions) {
      const refusal = refusalOf(account, start, 'ecr.api', { action, resource: repository.arn });
      if (refusal !== undefined) {
        throw pullError(
          `pull image manifest has been retried 1 time(s): failed to resolve ref ${parseImageReference(image).full}: pull access denied, repository does not exist or may require authorization: denied: ${refusal}`,
          name,
        );
      }
    }
  }
}

function checkSecret(account: StartAccount, start: TaskStart, { source }: SecretUse): void {
  if (source.kind === 'malformed') return;
  if (source.kind === 'parameter') {
    const resource = parameterArn(account, source.name);
    const refusal = refusalOf(account, start, 'ssm', { action: 'ssm:GetParameters', resource });
    if (refusal === undefined) return;
    throw initializationError(
      `unable to retrieve secrets from ssm: service call has been retried 1 time(s): AccessDeniedException: ${refusal}`,
    );
  }
  const refusal = refusalOf(account, start, 'secretsmanager', {
    action: 'secretsmanager:GetSecretValue',
    resource: secretArn(account, source.secretId),
  });
  if (refusal !== undefined) {
    throw initializationError(
      `unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret ${source.secretId} from secrets manager: AccessDeniedException: ${refusal}`,
    );
  }
}

function checkLogs(account: StartAccount, start: TaskStart): void {
  for (const container of start.definition.containerDefinitions) {
    const target = logTargetOf(container, start.taskId);
    if (target === undefined) continue;
    // As CloudWatch Logs evaluates calls: with an empty stream for those on a group.
    const streams = `${account.logs.groupArn(target.group).slice(0, -1)}log-stream:`;
    const needs = [
      ...(target.createGroup && !account.logs.hasGroup(target.group)
        ? [{ action: 'logs:CreateLogGroup', resource: streams }]
        : []),
      { action: 'logs:CreateLogStream', resource: `${streams}${target.stream}` },
    ];
    for (const need of needs) {
      const refusal = refusalOf(account, start, 'logs', need);
      if (refusal === undefined) continue;
      const what = need.action === 'logs:CreateLogGroup' ? 'group' : 'stream';
      throw loggerError(
        `create stream has been retried 1 times: failed to create Cloudwatch log ${what}: AccessDeniedException: ${refusal} : exit status 1`,
      );
    }
  }
}

function parameterArn({ identity, parameters }: StartAccount, name: string): string {
  if (name.startsWith('arn:')) return name;
  return (
    parameters.find(name)?.arn ?? arnOf(identity, 'ssm', `parameter/${name.replace(/^\//, '')}`)
  );
}

/** The ARN that policies see; for a secret that does not exist, the one that was given. */
function secretArn({ secrets }: StartAccount, secretId: string): string {
  try {
    return secrets.arnOf(secretId);
  } catch (error) {
    if (error instanceof AwsError) return secretId;
    throw error;
  }
}
