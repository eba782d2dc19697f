import { at, list, referredId, type TemplateBody, walk } from '../template-body.ts';
import { eachOf, type MissedRule } from './breach.ts';

export const permissionRules: Readonly<Record<string, MissedRule>> = {
  'unknown-action': function* (templates) {
    for (const template of templates) {
      for (const [id, resource] of Object.entries(template.Resources)) {
        for (const action of actionsOf(resource.Properties)) {
          if (!isKnownAction(action)) yield { resource: id, message: `IAM has no ${action}` };
        }
      }
    }
  },

  'secrets-without-permission': eachOf('AWS::ECS::TaskDefinition', ({ Properties }, template) => {
    const secrets = list(at(Properties, 'ContainerDefinitions')).flatMap((container) =>
      list(at(container, 'Secrets')),
    );
    if (secrets.length === 0) return;
    const role = at(Properties, 'ExecutionRoleArn');
    if (role === undefined) return 'Secrets need an ExecutionRoleArn';
    const allowed = actionsOfRole(referredId(role), template);
    const reads = ['secretsmanager:GetSecretValue', 'ssm:GetParameters'];
    return (
      !reads.some((action) => allowed.includes(action)) &&
      'the execution role may not read the secrets'
    );
  }),
};

function actionsOfRole(id: string | undefined, template: TemplateBody): readonly string[] {
  const role = id === undefined ? undefined : template.Resources[id];
  const policies = Object.values(template.Resources).filter(
    (resource) =>
      resource.Type === 'AWS::IAM::Policy' &&
      list(at(resource.Properties, 'Roles')).some((each) => referredId(each) === id),
  );
  return [role, ...policies].flatMap((resource) => actionsOf(resource?.Properties));
}

/** Actions of the `Allow` and `Deny` statements anywhere in a resource. */
function actionsOf(properties: unknown): readonly string[] {
  return [...walk(properties)]
    .filter(({ value }) => at(value, 'Effect') !== undefined)
    .flatMap(({ value }) => [at(value, 'Action')].flat())
    .filter((action) => typeof action === 'string');
}

function isKnownAction(action: string): boolean {
  const [service = '', name = ''] = action.split(':');
  if (action === '*') return true;
  const names = knownActions[service];
  if (!names || name === '') return false;
  const pattern = new RegExp(`^${name.replaceAll('*', '.*')}$`);
  return names.some((known) => pattern.test(known));
}

/** From AWS's Service Authorization Reference: the actions that a template of ours may name. */
const knownActions: Readonly<Record<string, readonly string[]>> = {
  batch: ['DescribeJobs', 'SubmitJob', 'TerminateJob'],
  bedrock: ['InvokeModel', 'InvokeModelWithResponseStream'],
  cloudwatch: ['PutMetricData'],
  dynamodb: [
    'BatchGetItem',
    'BatchWriteItem',
    'ConditionCheckItem',
    'DeleteItem',
    'DescribeTable',
    'GetItem',
    'PutItem',
    'Query',
    'Scan',
    'UpdateItem',
  ],
  ecr: [
    'BatchCheckLayerAvailability',
    'BatchGetImage',
    'GetAuthorizationToken',
    'GetDownloadUrlForLayer',
  ],
  ecs: ['DescribeTasks', 'RunTask', 'StopTask', 'TagResource'],
  elasticfilesystem: ['ClientMount', 'ClientRootAccess', 'ClientWrite'],
  events: ['PutRule'],
  iam: ['PassRole'],
  kms: ['Decrypt', 'GenerateDataKey'],
  logs: [
    'CreateLogGroup',
    'CreateLogStream',
    'DescribeLogGroups',
    'DescribeLogStreams',
    'PutLogEvents',
  ],
  s3: [
    'AbortMultipartUpload',
    'DeleteObject',
    'GetBucketLocation',
    'GetObject',
    'ListBucket',
    'ListBucketMultipartUploads',
    'ListMultipartUploadParts',
    'PutObject',
  ],
  secretsmanager: ['DescribeSecret', 'GetSecretValue'],
  ses: ['SendEmail', 'SendRawEmail'],
  sns: ['Publish'],
  sqs: [
    'ChangeMessageVisibility',
    'DeleteMessage',
    'GetQueueAttributes',
    'GetQueueUrl',
    'ReceiveMessage',
    'SendMessage',
  ],
  ssm: ['GetParameter', 'GetParameters'],
  ssmmessages: [
    'CreateControlChannel',
    'CreateDataChannel',
    'OpenControlChannel',
    'OpenDataChannel',
  ],
  sts: ['AssumeRole'],
  xray: ['GetSamplingRules', 'GetSamplingTargets', 'PutTelemetryRecords', 'PutTraceSegments'],
};
