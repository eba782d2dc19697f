import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { ECSClient } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Sandbox } from '@seaworthy/sandbox';
import type { AwsClients } from './clients.ts';

/** The SDK's own clients, attached to a sandbox: nothing leaves this process. */
export function attachedClients(sandbox: Sandbox): AwsClients {
  const settings = { ...ownSettings, region: sandbox.identity.region };
  return {
    cloudFormation: sandbox.attach(new CloudFormationClient(settings), 'CloudFormation'),
    ecs: sandbox.attach(new ECSClient(settings), 'ECS'),
    loadBalancing: sandbox.attach(
      new ElasticLoadBalancingV2Client(settings),
      'ElasticLoadBalancingV2',
    ),
    logs: sandbox.attach(new CloudWatchLogsClient(settings), 'CloudWatchLogs'),
    secretsManager: sandbox.attach(new SecretsManagerClient(settings), 'SecretsManager'),
  };
}

/** Everything that a client would otherwise look up in the user's own AWS configuration. */
const ownSettings = {
  credentials: { accessKeyId: 'sandbox', secretAccessKey: 'sandbox' },
  endpoint: 'https://sandbox.invalid',
  defaultsMode: 'standard',
  maxAttempts: 3,
  retryMode: 'standard',
  useDualstackEndpoint: false,
  useFipsEndpoint: false,
  userAgentAppId: async () => undefined,
} as const;
