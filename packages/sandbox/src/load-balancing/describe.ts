import type {
  Listener as SdkListener,
  LoadBalancer as SdkLoadBalancer,
  Rule as SdkRule,
  TargetGroup as SdkTargetGroup,
  TargetHealthDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { describeAction } from './actions.ts';
import type { Listener, LoadBalancer, Rule, TargetGroup } from './elements.ts';
import type { RegisteredTarget } from './registered-targets.ts';
import type { TargetHealth } from './target-groups.ts';

/** As DescribeLoadBalancers answers it. */
export function describeLoadBalancer(it: LoadBalancer): SdkLoadBalancer {
  const [first] = it.interfaces;
  return {
    LoadBalancerArn: it.arn,
    LoadBalancerName: it.name,
    DNSName: it.dnsName,
    CanonicalHostedZoneId: it.hostedZoneId,
    CreatedTime: new Date(it.createdAt),
    Scheme: it.scheme,
    Type: 'application',
    IpAddressType: 'ipv4',
    State: { Code: 'active' },
    SecurityGroups: [...(first?.securityGroupIds ?? [])],
    AvailabilityZones: it.interfaces.map(({ subnetId, availabilityZone }) => ({
      SubnetId: subnetId,
      ...(availabilityZone === undefined ? {} : { ZoneName: availabilityZone }),
    })),
    ...(first === undefined ? {} : { VpcId: first.vpcId }),
  };
}

/** As DescribeTargetGroups answers it. */
export function describeTargetGroup(
  group: TargetGroup,
  users: readonly LoadBalancer[],
): SdkTargetGroup {
  const { check } = group;
  return {
    TargetGroupArn: group.arn,
    TargetGroupName: group.name,
    Protocol: 'HTTP',
    ProtocolVersion: 'HTTP1',
    Port: group.port,
    VpcId: group.vpcId,
    TargetType: group.targetType,
    IpAddressType: 'ipv4',
    HealthCheckEnabled: true,
    HealthCheckProtocol: 'HTTP',
    HealthCheckPort: String(check.port),
    HealthCheckPath: check.path,
    HealthCheckIntervalSeconds: check.interval,
    HealthCheckTimeoutSeconds: check.timeout,
    HealthyThresholdCount: check.healthyThreshold,
    UnhealthyThresholdCount: check.unhealthyThreshold,
    Matcher: { HttpCode: check.matcher },
    LoadBalancerArns: users.map(({ arn }) => arn),
  };
}

/** As DescribeTargetHealth answers it. */
export function describeTargetHealth({
  target,
  group,
  health,
}: Pick<RegisteredTarget, 'target' | 'group' | 'health'>): TargetHealthDescription {
  const { port } = group.check;
  return {
    Target: { Id: target.address, Port: target.port },
    HealthCheckPort: String(port === 'traffic-port' ? target.port : port),
    TargetHealth: describeHealth(health),
  };
}

function describeHealth({ state, reason, description }: TargetHealth) {
  return {
    State: state,
    ...(reason === undefined ? {} : { Reason: reason as NonNullable<SdkReason> }),
    ...(description === undefined ? {} : { Description: description }),
  };
}

type SdkReason = NonNullable<TargetHealthDescription['TargetHealth']>['Reason'];

/** As DescribeListeners answers it. */
export function describeListener({ arn, loadBalancer, settings }: Listener): SdkListener {
  return {
    ListenerArn: arn,
    LoadBalancerArn: loadBalancer.arn,
    Port: settings.port,
    Protocol: settings.protocol,
    DefaultActions: [describeAction(settings.defaultAction)],
    ...(settings.sslPolicy === undefined ? {} : { SslPolicy: settings.sslPolicy }),
    Certificates: settings.certificates.slice(0, 1).map((CertificateArn) => ({ CertificateArn })),
  };
}

/** The rules of a listener as DescribeRules answers them: the default one last. */
export function describeRules(listener: Listener): readonly SdkRule[] {
  return [
    ...listener.rules.map(describeRule),
    {
      RuleArn: `${listener.arn.replace(':listener/', ':listener-rule/')}/default`,
      Priority: 'default',
      Conditions: [],
      Actions: [describeAction(listener.settings.defaultAction)],
      IsDefault: true,
    },
  ];
}

export function describeRule(rule: Rule): SdkRule {
  return {
    RuleArn: rule.arn,
    Priority: String(rule.priority),
    Conditions: rule.conditions.map(({ written }) => written),
    Actions: [describeAction(rule.action)],
    IsDefault: false,
  };
}
