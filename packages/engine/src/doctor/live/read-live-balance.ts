import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTargetGroupsCommand,
  type Listener,
  type LoadBalancer,
  type Rule,
  type TargetGroup,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { CloudFacts } from '@seaworthy/compiler';
import { allPages } from './all-pages.ts';
import { plainName } from './read-live-records.ts';
import type { LiveContext } from './subject.ts';

type BalanceFacts = Pick<
  CloudFacts,
  'targetGroups' | 'loadBalancers' | 'listeners' | 'listenerRules'
>;

/**
 * Target groups by ARN, of the services that register there, the ways of requests to them, and the
 * names of the load balancers in DNS.
 */
export async function readLiveBalance(
  uses: ReadonlyMap<string, string>,
  { account, asker }: LiveContext,
): Promise<BalanceFacts & { readonly balancerNames: readonly string[] }> {
  const { loadBalancing } = account.clients;
  const groups = await described([...uses.keys()], (TargetGroupArns) =>
    asker.ask(
      'elasticloadbalancing:DescribeTargetGroups',
      async () =>
        (await loadBalancing.send(new DescribeTargetGroupsCommand({ TargetGroupArns })))
          .TargetGroups ?? [],
      ['TargetGroupNotFoundException'],
    ),
  );
  const arns = [...new Set(groups.flatMap((group) => group.LoadBalancerArns ?? []))];
  const [balancers, listeners] = await Promise.all([
    described(arns, (LoadBalancerArns) =>
      asker.ask(
        'elasticloadbalancing:DescribeLoadBalancers',
        async () =>
          (await loadBalancing.send(new DescribeLoadBalancersCommand({ LoadBalancerArns })))
            .LoadBalancers ?? [],
        ['LoadBalancerNotFoundException'],
      ),
    ),
    eachOf(arns, (LoadBalancerArn) =>
      asker.ask(
        'elasticloadbalancing:DescribeListeners',
        () =>
          allPages(async (Marker) => {
            const command = new DescribeListenersCommand({ LoadBalancerArn, Marker });
            const page = await loadBalancing.send(command);
            return { items: page.Listeners, next: page.NextMarker };
          }),
        ['LoadBalancerNotFoundException'],
      ),
    ),
  ]);
  const rules = await eachOf(listeners, async (listener) => {
    const { ListenerArn } = listener;
    const own = await asker.ask(
      'elasticloadbalancing:DescribeRules',
      () =>
        allPages(async (Marker) => {
          const page = await loadBalancing.send(new DescribeRulesCommand({ ListenerArn, Marker }));
          return { items: page.Rules, next: page.NextMarker };
        }),
      ['ListenerNotFoundException'],
    );
    return (own ?? []).map((rule) => ruleFact(rule, ListenerArn ?? ''));
  });
  return {
    targetGroups: groups.map((group) => groupFact(group, uses.get(group.TargetGroupArn ?? ''))),
    loadBalancers: balancers.map(balancerFact),
    listeners: listeners.map(listenerFact),
    listenerRules: rules,
    balancerNames: balancers.flatMap(({ DNSName }) =>
      DNSName === undefined ? [] : [plainName(DNSName)],
    ),
  };
}

/** AWS gives everything when it is asked for nothing in particular. */
async function described<Item>(
  ids: readonly string[],
  question: (ids: string[]) => Promise<readonly Item[] | undefined>,
): Promise<readonly Item[]> {
  return ids.length === 0 ? [] : ((await question([...ids])) ?? []);
}

async function eachOf<From, To>(
  list: readonly From[],
  question: (item: From) => Promise<readonly To[] | undefined>,
): Promise<readonly To[]> {
  const answers = await Promise.all(list.map(question));
  return answers.flatMap((answer) => answer ?? []);
}

function groupFact(
  group: TargetGroup,
  owner: string | undefined,
): BalanceFacts['targetGroups'][number] {
  return {
    id: group.TargetGroupArn ?? '',
    ...(owner !== undefined && { owner }),
    ...(group.TargetGroupName !== undefined && { name: group.TargetGroupName }),
    targetType: group.TargetType ?? 'instance',
    ...(group.Port !== undefined && { port: group.Port }),
    protocol: group.Protocol ?? 'HTTP',
    health: {
      path: group.HealthCheckPath ?? '/',
      codes: group.Matcher?.HttpCode ?? '200',
      interval: group.HealthCheckIntervalSeconds ?? 30,
      timeout: group.HealthCheckTimeoutSeconds ?? 6,
      healthyThreshold: group.HealthyThresholdCount ?? 5,
      unhealthyThreshold: group.UnhealthyThresholdCount ?? 2,
    },
  };
}

function balancerFact(balancer: LoadBalancer): BalanceFacts['loadBalancers'][number] {
  const zones = balancer.AvailabilityZones ?? [];
  return {
    id: balancer.LoadBalancerArn ?? '',
    ...(balancer.LoadBalancerName !== undefined && { name: balancer.LoadBalancerName }),
    internal: balancer.Scheme === 'internal',
    placement: {
      subnets: zones.flatMap(({ SubnetId }) => SubnetId ?? []),
      securityGroups: balancer.SecurityGroups ?? 'unknown',
      publicAddress: balancer.Scheme !== 'internal',
    },
  };
}

function listenerFact(listener: Listener): BalanceFacts['listeners'][number] {
  return {
    id: listener.ListenerArn ?? '',
    loadBalancer: listener.LoadBalancerArn ?? '',
    port: listener.Port ?? 0,
    protocol: listener.Protocol ?? 'HTTP',
    ...(listener.SslPolicy !== undefined && { sslPolicy: listener.SslPolicy }),
    certificates: (listener.Certificates ?? []).flatMap(
      ({ CertificateArn }) => CertificateArn ?? [],
    ),
    targetGroups: targetsOf(listener.DefaultActions),
    redirectsToHttps: (listener.DefaultActions ?? []).some(
      ({ RedirectConfig }) => RedirectConfig?.Protocol === 'HTTPS',
    ),
  };
}

function ruleFact(rule: Rule, listener: string): BalanceFacts['listenerRules'][number] {
  const hosts = (rule.Conditions ?? []).flatMap(({ Field, HostHeaderConfig, Values }) =>
    Field === 'host-header' ? (HostHeaderConfig?.Values ?? Values ?? []) : [],
  );
  const priority = Number(rule.Priority);
  return {
    id: rule.RuleArn ?? '',
    listener,
    priority: Number.isNaN(priority) ? 'unknown' : priority,
    hosts,
    targetGroups: targetsOf(rule.Actions),
  };
}

function targetsOf(actions: Rule['Actions'] = []): readonly string[] {
  return actions.flatMap(({ TargetGroupArn, ForwardConfig }) => [
    ...new Set([
      ...(TargetGroupArn === undefined ? [] : [TargetGroupArn]),
      ...(ForwardConfig?.TargetGroups ?? []).flatMap((group) => group.TargetGroupArn ?? []),
    ]),
  ]);
}
