import type * as Sdk from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Operations } from '../aws/operation.ts';
import {
  describeListener,
  describeLoadBalancer,
  describeRule,
  describeRules,
  describeTargetGroup,
  describeTargetHealth,
} from './describe.ts';
import type { ElasticLoadBalancing } from './elastic-load-balancing.ts';
import { type ElbErrorCode, elbError } from './elb-error.ts';
import { operation } from './operation.ts';
import { paged } from './pages.ts';
import { find } from './store.ts';
import { readTargets, targetsReader } from './target-group-settings.ts';

/** The operations that only read. */
export function describeOperations(elb: ElasticLoadBalancing): Operations {
  const { store, targets } = elb;
  return {
    DescribeLoadBalancers: operation(
      'DescribeLoadBalancers',
      (input: Sdk.DescribeLoadBalancersInput) => {
        const all = [...store.loadBalancers.values()];
        const chosen = select(
          all,
          input.LoadBalancerArns,
          input.Names,
          'LoadBalancerNotFound',
          'load balancers',
        );
        return paged(input, chosen.map(describeLoadBalancer), (page) => ({ LoadBalancers: page }));
      },
    ),
    DescribeTargetGroups: operation(
      'DescribeTargetGroups',
      (input: Sdk.DescribeTargetGroupsInput) => {
        const { LoadBalancerArn, TargetGroupArns, Names } = input;
        const chosen = select(
          [...store.groups.values()],
          TargetGroupArns,
          Names,
          'TargetGroupNotFound',
          'target groups',
        )
          .map((group) => describeTargetGroup(group, store.uses.get(group.arn) ?? []))
          .filter(
            ({ LoadBalancerArns = [] }) =>
              LoadBalancerArn === undefined || LoadBalancerArns.includes(LoadBalancerArn),
          );
        return paged(input, chosen, (page) => ({ TargetGroups: page }));
      },
    ),
    DescribeTargetHealth: operation(
      'DescribeTargetHealth',
      (input: Sdk.DescribeTargetHealthInput) => {
        const group = find.group(store, input.TargetGroupArn);
        const asked = input.Targets && readTargets(group, targetsReader(input.Targets, 'Targets'));
        const answers = asked?.map((target) => ({
          target,
          group,
          health: targets.health(group, target),
        }));
        return {
          TargetHealthDescriptions: (answers ?? targets.of(group)).map(describeTargetHealth),
        };
      },
    ),
    DescribeListeners: operation('DescribeListeners', (input: Sdk.DescribeListenersInput) => {
      const { LoadBalancerArn, ListenerArns } = input;
      if (LoadBalancerArn !== undefined) find.loadBalancer(store, LoadBalancerArn);
      const chosen = select(
        [...store.listeners.values()],
        ListenerArns,
        undefined,
        'ListenerNotFound',
        'listeners',
      ).filter(
        ({ loadBalancer }) => LoadBalancerArn === undefined || loadBalancer.arn === LoadBalancerArn,
      );
      return paged(input, chosen.map(describeListener), (page) => ({ Listeners: page }));
    }),
    DescribeRules: operation('DescribeRules', (input: Sdk.DescribeRulesInput) => {
      const rules = input.ListenerArn
        ? describeRules(find.listener(store, input.ListenerArn))
        : (input.RuleArns ?? []).map((arn) => describeRule(find.rule(store, arn)));
      return paged(input, rules, (page) => ({ Rules: page }));
    }),
    DescribeTargetGroupAttributes: operation(
      'DescribeTargetGroupAttributes',
      ({ TargetGroupArn }: Sdk.DescribeTargetGroupAttributesInput) => ({
        Attributes: find.group(store, TargetGroupArn).attributes.all(),
      }),
    ),
    DescribeLoadBalancerAttributes: operation(
      'DescribeLoadBalancerAttributes',
      ({ LoadBalancerArn }: Sdk.DescribeLoadBalancerAttributesInput) => ({
        Attributes: find.loadBalancer(store, LoadBalancerArn).attributes.all(),
      }),
    ),
    DescribeListenerCertificates: operation(
      'DescribeListenerCertificates',
      (input: Sdk.DescribeListenerCertificatesInput) => {
        const { certificates } = find.listener(store, input.ListenerArn).settings;
        const described = certificates.map((CertificateArn, index) => ({
          CertificateArn,
          IsDefault: index === 0,
        }));
        return paged(input, described, (page) => ({ Certificates: page }));
      },
    ),
  };
}

/** All, or those that a Describe call names; throws when one of them is not there. */
function select<T extends { readonly arn: string; readonly name?: string }>(
  all: readonly T[],
  arns: readonly string[] | undefined,
  names: readonly string[] | undefined,
  code: ElbErrorCode,
  what: string,
): readonly T[] {
  if (arns === undefined && names === undefined) return all;
  const chosen = all.filter(({ arn, name = '' }) => arns?.includes(arn) || names?.includes(name));
  if (chosen.length < (arns?.length ?? 0) + (names?.length ?? 0)) {
    throw elbError(code, `One or more ${what} not found`);
  }
  return chosen;
}
