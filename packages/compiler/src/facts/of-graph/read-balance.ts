import type { ListenerFact, TargetGroupFact } from '../cloud/balance.ts';
import type { CloudFacts } from '../cloud-facts.ts';
import type { Found, Seen } from './found.ts';
import { groupBy } from './group-by.ts';
import { idOf, idsOf, listOf, numberOf, optional } from './resolved.ts';

type BalanceFacts = Pick<
  CloudFacts,
  'loadBalancers' | 'listeners' | 'listenerRules' | 'targetGroups'
>;

/** Load balancers and what hangs on them, with AWS's defaults filled in. */
export function readBalance(found: Found): BalanceFacts {
  return {
    loadBalancers: found('AWS::ElasticLoadBalancingV2::LoadBalancer').map(readLoadBalancer),
    listeners: readListeners(found),
    listenerRules: found('AWS::ElasticLoadBalancingV2::ListenerRule').map(readRule),
    targetGroups: found('AWS::ElasticLoadBalancingV2::TargetGroup').map(readTargetGroup),
  };
}

function readLoadBalancer({
  fact,
  properties,
}: Seen<'AWS::ElasticLoadBalancingV2::LoadBalancer'>): BalanceFacts['loadBalancers'][number] {
  const mapped = listOf(properties.SubnetMappings).map((mapping) => idOf(mapping.SubnetId));
  const isInternal = properties.Scheme === 'internal';
  return {
    ...fact,
    ...optional('name', properties.Name),
    internal: isInternal,
    placement: {
      subnets: mapped.length > 0 ? mapped : idsOf(properties.Subnets),
      securityGroups: idsOf(properties.SecurityGroups),
      publicAddress: !isInternal,
    },
  };
}

type Listener = Seen<'AWS::ElasticLoadBalancingV2::Listener'>;

function readListeners(found: Found): readonly ListenerFact[] {
  const more = groupBy(
    found('AWS::ElasticLoadBalancingV2::ListenerCertificate'),
    ({ properties }) => idOf(properties.ListenerArn),
  );
  return found('AWS::ElasticLoadBalancingV2::Listener').map(({ id, fact, properties }) => ({
    ...fact,
    loadBalancer: idOf(properties.LoadBalancerArn),
    port: numberOf(properties.Port) ?? 0,
    protocol: properties.Protocol ?? 'HTTP',
    ...optional('sslPolicy', properties.SslPolicy),
    certificates: [
      ...listOf(properties.Certificates),
      ...(more.get(id) ?? []).flatMap((extra) => listOf(extra.properties.Certificates)),
    ].map(({ CertificateArn }) => idOf(CertificateArn ?? '')),
    targetGroups: targetGroupsOf(properties.DefaultActions),
    redirectsToHttps: redirectsToHttps(properties),
  }));
}

function redirectsToHttps({ DefaultActions }: Listener['properties']): boolean {
  return listOf(DefaultActions).some(({ RedirectConfig }) => RedirectConfig?.Protocol === 'HTTPS');
}

type Actions = string | readonly ForwardingAction[];

interface ForwardingAction {
  readonly TargetGroupArn?: string;
  readonly ForwardConfig?: {
    readonly TargetGroups?: string | readonly { readonly TargetGroupArn?: string }[];
  };
}

function targetGroupsOf(actions: Actions): readonly string[] {
  return listOf(actions)
    .flatMap(({ TargetGroupArn, ForwardConfig }) => [
      TargetGroupArn,
      ...listOf(ForwardConfig?.TargetGroups).map((group) => group.TargetGroupArn),
    ])
    .filter((group) => group !== undefined)
    .map(idOf);
}

function readRule({
  fact,
  properties,
}: Seen<'AWS::ElasticLoadBalancingV2::ListenerRule'>): BalanceFacts['listenerRules'][number] {
  const conditions = listOf(properties.Conditions);
  return {
    ...fact,
    listener: idOf(properties.ListenerArn ?? ''),
    priority: numberOf(properties.Priority) ?? 'unknown',
    hosts: conditions
      .filter(({ Field }) => Field === 'host-header')
      .flatMap((condition) => [
        ...listOf(condition.HostHeaderConfig?.Values),
        ...listOf(condition.Values),
      ]),
    targetGroups: targetGroupsOf(properties.Actions),
  };
}

function readTargetGroup({
  fact,
  properties,
}: Seen<'AWS::ElasticLoadBalancingV2::TargetGroup'>): TargetGroupFact {
  return {
    ...fact,
    ...optional('name', properties.Name),
    targetType: properties.TargetType ?? 'instance',
    ...optional('port', numberOf(properties.Port)),
    protocol: properties.Protocol ?? 'HTTP',
    health: {
      path: properties.HealthCheckPath ?? '/',
      codes: properties.Matcher?.HttpCode ?? properties.Matcher?.GrpcCode ?? '200',
      interval: numberOf(properties.HealthCheckIntervalSeconds) ?? 30,
      timeout: numberOf(properties.HealthCheckTimeoutSeconds) ?? 6,
      healthyThreshold: numberOf(properties.HealthyThresholdCount) ?? 5,
      unhealthyThreshold: numberOf(properties.UnhealthyThresholdCount) ?? 2,
    },
  };
}
