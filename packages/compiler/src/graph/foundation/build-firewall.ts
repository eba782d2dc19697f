import type { Operations } from '../../application/application.ts';
import type { Wafv2WebAclRule } from '../aws/wafv2.generated.ts';
import { attribute, ref, resource } from '../build-resource.ts';
import type { Resource } from '../graph.ts';
import type { LoadBalancer } from './build-load-balancer.ts';

type Firewall = NonNullable<Operations['waf']>;

/** Builds a web application firewall in front of the load balancer. */
export function buildFirewall(firewall: Firewall, loadBalancer: LoadBalancer): readonly Resource[] {
  const details = { span: firewall.span };
  const acl = resource(
    'AWS::WAFv2::WebACL',
    'Firewall',
    {
      Scope: 'REGIONAL',
      DefaultAction: { Allow: {} },
      VisibilityConfig: visibility('Firewall'),
      Rules: [...countryRules(firewall), rateRule(firewall), ...managedRules],
    },
    details,
  );
  const association = resource(
    'AWS::WAFv2::WebACLAssociation',
    'FirewallAssociation',
    { ResourceArn: ref(loadBalancer), WebACLArn: attribute(acl, 'Arn') },
    details,
  );
  return [acl, association];
}

function countryRules({ allowCountries, blockCountries }: Firewall): readonly Wafv2WebAclRule[] {
  const from = (countries: readonly string[]) => ({
    GeoMatchStatement: { CountryCodes: countries },
  });
  return [
    ...(blockCountries.length > 0
      ? [blockingRule('BlockedCountries', 0, from(blockCountries))]
      : []),
    ...(allowCountries.length > 0
      ? [blockingRule('OtherCountries', 1, { NotStatement: { Statement: from(allowCountries) } })]
      : []),
  ];
}

function rateRule({ rate }: Firewall): Wafv2WebAclRule {
  return blockingRule('Rate', 2, {
    RateBasedStatement: { Limit: rate, EvaluationWindowSec: 60, AggregateKeyType: 'IP' },
  });
}

function blockingRule(
  name: string,
  priority: number,
  statement: Wafv2WebAclRule['Statement'],
): Wafv2WebAclRule {
  return {
    Name: name,
    Priority: priority,
    Statement: statement,
    Action: { Block: {} },
    VisibilityConfig: visibility(name),
  };
}

/** The groups of rules that AWS keeps up to date without extra charge. */
const managedRules: readonly Wafv2WebAclRule[] = [
  managedRule('AWSManagedRulesAmazonIpReputationList', 10),
  // It would refuse bodies over 8 KB, so every upload: counted instead.
  managedRule('AWSManagedRulesCommonRuleSet', 11, ['SizeRestrictions_BODY']),
  managedRule('AWSManagedRulesKnownBadInputsRuleSet', 12),
  managedRule('AWSManagedRulesSQLiRuleSet', 13),
];

function managedRule(
  name: string,
  priority: number,
  counted: readonly string[] = [],
): Wafv2WebAclRule {
  return {
    Name: name,
    Priority: priority,
    Statement: {
      ManagedRuleGroupStatement: {
        VendorName: 'AWS',
        Name: name,
        ...(counted.length > 0 && {
          RuleActionOverrides: counted.map((rule) => ({
            Name: rule,
            ActionToUse: { Count: {} },
          })),
        }),
      },
    },
    OverrideAction: { None: {} },
    VisibilityConfig: visibility(name),
  };
}

function visibility(name: string) {
  return { SampledRequestsEnabled: true, CloudWatchMetricsEnabled: true, MetricName: name };
}
