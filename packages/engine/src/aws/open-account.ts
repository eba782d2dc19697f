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
import type { ClientGroup } from './around-calls.ts';
import type { AwsClients } from './clients.ts';
import { nameProfile } from './name-profile.ts';
import { type TellSlow, tellSlow } from './tell-slow.ts';

/** What every real client is made with. */
export interface ClientSettings {
  readonly region: string;
  readonly maxAttempts: number;
  readonly retryMode: 'standard';
  /** Milliseconds. An upload may take longer, as long as it goes on. */
  readonly requestHandler: { readonly connectionTimeout: number; readonly socketTimeout: number };
}

/** What may be otherwise than usual. */
export interface Opening {
  /** Told when a service lets us wait for long. */
  readonly tellSlow?: TellSlow;
  /** Milliseconds without a sign after which an attempt at a call is given up; absent: 30 s. */
  readonly silence?: number;
}

/**
 * Opens the account that the AWS SDK finds credentials for, as the `aws` command would: variables,
 * profile, SSO, container or instance role. Asks AWS nothing yet.
 */
export function openAccount(
  region: string,
  { tellSlow: tell = () => {}, silence = 30_000 }: Opening = {},
): Account {
  const settings: ClientSettings = {
    region,
    maxAttempts: 5,
    retryMode: 'standard',
    requestHandler: { connectionTimeout: 5000, socketTimeout: silence },
  };
  const clock = realClock();
  const clients: AwsClients = {
    batch: new BatchClient(settings),
    cloudFormation: new CloudFormationClient(settings),
    ecr: new ECRClient(settings),
    ecs: new ECSClient(settings),
    loadBalancing: new ElasticLoadBalancingV2Client(settings),
    logs: new CloudWatchLogsClient(settings),
    parameters: new SSMClient(settings),
    secretsManager: new SecretsManagerClient(settings),
    sts: new STSClient(settings),
  };
  const attend = (opened: ClientGroup): void => {
    tellSlow(opened, tell, clock);
    nameProfile(opened);
  };
  attend(clients);
  return {
    region,
    clients,
    further: async () => {
      const { openFurtherClients } = await import('./open-further-clients.ts');
      const further = openFurtherClients(settings);
      attend(further);
      return further;
    },
    stores: async () => {
      const { openStoreClients } = await import('./open-store-clients.ts');
      const stores = openStoreClients(settings);
      attend(stores);
      return stores;
    },
    clock,
    pollInterval: 1000,
    close: () => clock.close(),
  };
}
