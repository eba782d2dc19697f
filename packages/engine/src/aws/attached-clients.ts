import { BatchClient } from '@aws-sdk/client-batch';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { ECRClient } from '@aws-sdk/client-ecr';
import { ECSClient } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';
import type { Caller, Sandbox } from '@seaworthy/sandbox';
import { attachedSettings } from './attached-settings.ts';
import type { AwsClients } from './clients.ts';
import { whenUsed } from './when-used.ts';

/**
 * The SDK's own clients, attached to a sandbox: nothing leaves this process. The `caller` may do what
 * its role is allowed; absent: everything.
 */
export function attachedClients(sandbox: Sandbox, caller?: Caller): AwsClients {
  const settings = attachedSettings(sandbox);
  return whenUsed<AwsClients>({
    batch: () => sandbox.attach(new BatchClient(settings), 'Batch', caller),
    cloudFormation: () =>
      sandbox.attach(new CloudFormationClient(settings), 'CloudFormation', caller),
    ecr: () => sandbox.attach(new ECRClient(settings), 'ECR', caller),
    ecs: () => sandbox.attach(new ECSClient(settings), 'ECS', caller),
    loadBalancing: () =>
      sandbox.attach(new ElasticLoadBalancingV2Client(settings), 'ElasticLoadBalancingV2', caller),
    logs: () => sandbox.attach(new CloudWatchLogsClient(settings), 'CloudWatchLogs', caller),
    parameters: () => sandbox.attach(new SSMClient(settings), 'SSM', caller),
    secretsManager: () =>
      sandbox.attach(new SecretsManagerClient(settings), 'SecretsManager', caller),
    sts: () => sandbox.attach(new STSClient(settings), 'STS', caller),
  });
}
