import { DescribeServicesCommand, type Service } from '@aws-sdk/client-ecs';
import type { LiveContext, LiveService, ServiceFact } from './subject.ts';

/** A service as ECS describes it, and as checks read it. */
export interface DescribedService {
  readonly asked: LiveService;
  readonly described: Service;
  readonly fact: ServiceFact;
}

/** Those services that exist. */
export async function readLiveServices(
  services: readonly LiveService[],
  { account, asker }: LiveContext,
): Promise<readonly DescribedService[]> {
  const answers = await Promise.all(
    services.map(async (asked): Promise<readonly DescribedService[]> => {
      const { cluster, service } = asked;
      const command = new DescribeServicesCommand({ cluster, services: [service] });
      const ecs = account.clients.ecs;
      const answer = await asker.ask('ecs:DescribeServices', () => ecs.send(command), [
        'ClusterNotFoundException',
        'ServiceNotFoundException',
      ]);
      const [described] = answer?.services ?? [];
      if (!described || described.status === 'INACTIVE') return [];
      return [{ asked, described, fact: factOf(asked, described) }];
    }),
  );
  return answers.flat();
}

function factOf({ name }: LiveService, service: Service): ServiceFact {
  const configuration = service.networkConfiguration?.awsvpcConfiguration;
  const deployment = service.deploymentConfiguration;
  const connect = service.deployments?.[0]?.serviceConnectConfiguration;
  const providers = (service.capacityProviderStrategy ?? []).map((item) => item.capacityProvider);
  return {
    id: service.serviceArn ?? '',
    owner: name,
    taskDefinition: service.taskDefinition ?? '',
    placement: {
      subnets: configuration?.subnets ?? 'unknown',
      securityGroups: configuration?.securityGroups ?? 'unknown',
      publicAddress: configuration?.assignPublicIp === 'ENABLED',
    },
    desired: service.desiredCount ?? 'unknown',
    minimumPercent: deployment?.minimumHealthyPercent ?? 100,
    maximumPercent: deployment?.maximumPercent ?? 200,
    breaker: {
      enabled: deployment?.deploymentCircuitBreaker?.enable ?? false,
      rollback: deployment?.deploymentCircuitBreaker?.rollback ?? false,
    },
    gracePeriod: service.healthCheckGracePeriodSeconds ?? 0,
    loadBalancers: (service.loadBalancers ?? []).flatMap((target) =>
      target.targetGroupArn === undefined
        ? []
        : [
            {
              targetGroup: target.targetGroupArn,
              ...(target.containerName !== undefined && { container: target.containerName }),
              ...(target.containerPort !== undefined && { port: target.containerPort }),
            },
          ],
    ),
    aliases: (connect?.services ?? []).flatMap(({ clientAliases = [], portName = '' }) =>
      clientAliases.map(({ dnsName, port = 0 }) => ({ name: dnsName ?? portName, port })),
    ),
    connects: connect?.enabled ?? false,
    capacity: !providers.includes('FARGATE_SPOT')
      ? 'on-demand'
      : providers.includes('FARGATE')
        ? 'mixed'
        : 'spot',
    after: 'unknown',
  };
}
