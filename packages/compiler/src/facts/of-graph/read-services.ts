import type { ServiceFact } from '../cloud/task.ts';
import type { CloudFacts } from '../cloud-facts.ts';
import type { Found, Seen } from './found.ts';
import { readPlacement } from './read-runs.ts';
import { flagOf, idOf, listOf, numberOf, optional } from './resolved.ts';

/** ECS services and their autoscaling, with AWS's defaults filled in. */
export function readServices(found: Found): Pick<CloudFacts, 'services' | 'scalingTargets'> {
  return {
    services: found('AWS::ECS::Service').map(readService),
    scalingTargets: readScalingTargets(found),
  };
}

type Service = Seen<'AWS::ECS::Service'>['properties'];

function readService({ fact, properties, after }: Seen<'AWS::ECS::Service'>): ServiceFact {
  const deployment = properties.DeploymentConfiguration;
  const breaker = deployment?.DeploymentCircuitBreaker;
  const connect = properties.ServiceConnectConfiguration;
  return {
    ...fact,
    taskDefinition: idOf(properties.TaskDefinition ?? ''),
    placement: readPlacement(properties.NetworkConfiguration?.AwsvpcConfiguration),
    ...optional('desired', numberOf(properties.DesiredCount)),
    minimumPercent: numberOf(deployment?.MinimumHealthyPercent) ?? 100,
    maximumPercent: numberOf(deployment?.MaximumPercent) ?? 200,
    breaker: {
      enabled: flagOf(breaker?.Enable) ?? false,
      rollback: flagOf(breaker?.Rollback) ?? false,
    },
    gracePeriod: numberOf(properties.HealthCheckGracePeriodSeconds) ?? 0,
    loadBalancers: listOf(properties.LoadBalancers).map((target) => ({
      targetGroup: idOf(target.TargetGroupArn ?? ''),
      ...optional('container', target.ContainerName),
      ...optional('port', numberOf(target.ContainerPort)),
    })),
    aliases: readAliases(connect),
    connects: flagOf(connect?.Enabled) ?? false,
    capacity: readCapacity(properties),
    after,
  };
}

function readAliases(connect: Service['ServiceConnectConfiguration']): ServiceFact['aliases'] {
  return listOf(connect?.Services).flatMap((service) =>
    listOf(service.ClientAliases).map((alias) => ({
      name: alias.DnsName ?? service.DiscoveryName ?? service.PortName,
      port: numberOf(alias.Port) ?? 0,
    })),
  );
}

function readCapacity({ CapacityProviderStrategy: strategy }: Service): ServiceFact['capacity'] {
  const providers = listOf(strategy).map((item) => item.CapacityProvider);
  if (!providers.includes('FARGATE_SPOT')) return 'on-demand';
  return providers.includes('FARGATE') ? 'mixed' : 'spot';
}

function readScalingTargets(found: Found): CloudFacts['scalingTargets'] {
  const policies = new Map<string, number>();
  for (const { properties } of found('AWS::ApplicationAutoScaling::ScalingPolicy')) {
    const target = idOf(properties.ScalingTargetId ?? '');
    policies.set(target, (policies.get(target) ?? 0) + 1);
  }
  return found('AWS::ApplicationAutoScaling::ScalableTarget').map(({ id, fact, properties }) => ({
    ...fact,
    service: serviceOf(properties.ResourceId),
    minimum: numberOf(properties.MinCapacity) ?? 0,
    maximum: numberOf(properties.MaxCapacity) ?? 0,
    policies: policies.get(id) ?? 0,
  }));
}

/** `service/<cluster>/<service>`: its last part; both may be symbols, which hold slashes themselves. */
function serviceOf(resource: string): string {
  const symbols = resource.match(/\$\{[^}]+\}/g);
  return idOf(symbols?.at(-1) ?? resource.slice(resource.lastIndexOf('/') + 1));
}
