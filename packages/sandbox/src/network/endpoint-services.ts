import { NotModelled } from '../aws/aws-error.ts';

/** Services with a gateway endpoint; all others have interface endpoints only. */
export const gatewayServices: readonly string[] = ['dynamodb', 's3'];

/** Services that have endpoints and that templates ask for, by the end of the endpoint's name. */
const known = new Set([
  ...gatewayServices,
  'application-autoscaling',
  'autoscaling',
  'batch',
  'bedrock',
  'bedrock-agent-runtime',
  'bedrock-runtime',
  'cloudformation',
  'ec2',
  'ec2messages',
  'ecr.api',
  'ecr.dkr',
  'ecs',
  'ecs-agent',
  'ecs-telemetry',
  'elasticache',
  'elasticfilesystem',
  'elasticloadbalancing',
  'email-smtp',
  'events',
  'execute-api',
  'guardduty-data',
  'kinesis-firehose',
  'kinesis-streams',
  'kms',
  'lambda',
  'logs',
  'monitoring',
  'rds',
  'rds-data',
  'scheduler',
  'secretsmanager',
  'servicediscovery',
  'sns',
  'sqs',
  'ssm',
  'ssmmessages',
  'states',
  'sts',
  'textract',
  'transcribe',
  'xray',
]);

/** `ecr.api` of `com.amazonaws.ap-northeast-2.ecr.api`; throws NotModelled for any other service. */
export function endpointService(serviceName: string, region: string): string {
  const prefix = `com.amazonaws.${region}.`;
  const service = serviceName.startsWith(prefix) ? serviceName.slice(prefix.length) : '';
  if (known.has(service)) return service;
  throw new NotModelled(`the endpoint service ${serviceName}`);
}

/** The host that private DNS answers for; a conflict of two endpoints names it. */
export function privateDnsName(service: string, region: string): string {
  const host = service === 'ecr.api' ? 'api.ecr' : service === 'ecr.dkr' ? 'dkr.ecr' : service;
  return `${host}.${region}.amazonaws.com`;
}
