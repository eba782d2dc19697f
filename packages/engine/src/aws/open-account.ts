import { BatchClient } from '@aws-sdk/client-batch';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { ECRClient } from '@aws-sdk/client-ecr';
import { ECSClient } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';
import { realClock } from '@seaworthy/sandbox';
import type { Account } from './account.ts';

/** What every real client is made with. */
export interface ClientSettings {
  readonly region: string;
  readonly maxAttempts: number;
  readonly retryMode: 'standard';
}

/**
 * Opens the account that the AWS SDK finds credentials for, as the `aws` command would: variables,
 * profile, SSO, container or instance role. Asks AWS nothing yet.
 */
export function openAccount(region: string): Account {
  const settings: ClientSettings = { region, maxAttempts: 5, retryMode: 'standard' };
  const clock = realClock();
  return {
    region,
    clients: {
      batch: new BatchClient(settings),
      cloudFormation: new CloudFormationClient(settings),
      ecr: new ECRClient(settings),
      ecs: new ECSClient(settings),
      loadBalancing: new ElasticLoadBalancingV2Client(settings),
      logs: new CloudWatchLogsClient(settings),
      parameters: new SSMClient(settings),
      secretsManager: new SecretsManagerClient(settings),
      sts: new STSClient(settings),
    },
    further: async () => {
      const { openFurtherClients } = await import('./open-further-clients.ts');
      return openFurtherClients(settings);
    },
    clock,
    pollInterval: 1000,
    close: () => clock.close(),
  };
}
