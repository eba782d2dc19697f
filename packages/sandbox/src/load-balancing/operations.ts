import type * as Sdk from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Operations } from '../aws/operation.ts';
import { actionsReader } from './actions.ts';
import { type Attributes, attributeShape } from './attributes.ts';
import { conditionsReader } from './conditions.ts';
import { describeListener, describeRule, describeTargetGroup } from './describe.ts';
import { describeOperations } from './describe-operations.ts';
import type { ElasticLoadBalancing } from './elastic-load-balancing.ts';
import { changeHealthCheck } from './health-check.ts';
import { asInput, certificatesReader } from './listeners.ts';
import { operation } from './operation.ts';
import { integer, list, record, text } from './read-properties.ts';
import { find } from './store.ts';
import { tagOperations } from './tag-operations.ts';
import { healthCheckShape, readTargets, targetsReader } from './target-group-settings.ts';

/** The operations of ElasticLoadBalancingV2 that the sandbox answers. */
export function loadBalancingOperations(elb: ElasticLoadBalancing): Operations {
  return {
    ...describeOperations(elb),
    ...targeting(elb),
    ...modifying(elb),
    ...tagOperations(elb.store),
  };
}

function targeting({ store, targets }: ElasticLoadBalancing): Operations {
  return {
    RegisterTargets: operation(
      'RegisterTargets',
      ({ TargetGroupArn, Targets }: Sdk.RegisterTargetsInput) => {
        const group = find.group(store, TargetGroupArn);
        for (const target of readTargets(group, targetsReader(Targets, 'Targets'))) {
          targets.register(group, target);
        }
        return {};
      },
      ({ TargetGroupArn }) => TargetGroupArn,
    ),
    DeregisterTargets: operation(
      'DeregisterTargets',
      ({ TargetGroupArn, Targets }: Sdk.DeregisterTargetsInput) => {
        const group = find.group(store, TargetGroupArn);
        for (const target of readTargets(group, targetsReader(Targets, 'Targets'))) {
          void targets.deregister(group, target);
        }
        return {};
      },
      ({ TargetGroupArn }) => TargetGroupArn,
    ),
  };
}

function modifying(elb: ElasticLoadBalancing): Operations {
  const { store, targets } = elb;
  return {
    ModifyTargetGroup: operation(
      'ModifyTargetGroup',
      (input: Sdk.ModifyTargetGroupInput) => {
        const { TargetGroupArn, ...settings } = readModifyTargetGroup(input, 'ModifyTargetGroup');
        const group = find.group(store, TargetGroupArn);
        group.check = changeHealthCheck(group.check, settings);
        targets.checkChanged(group);
        return { TargetGroups: [describeTargetGroup(group, store.uses.get(group.arn) ?? [])] };
      },
      ({ TargetGroupArn }) => TargetGroupArn,
    ),
    ModifyTargetGroupAttributes: operation(
      'ModifyTargetGroupAttributes',
      ({ TargetGroupArn, Attributes }: Sdk.ModifyTargetGroupAttributesInput) =>
        modifyAttributes(find.group(store, TargetGroupArn).attributes, Attributes),
      ({ TargetGroupArn }) => TargetGroupArn,
    ),
    ModifyLoadBalancerAttributes: operation(
      'ModifyLoadBalancerAttributes',
      ({ LoadBalancerArn, Attributes }: Sdk.ModifyLoadBalancerAttributesInput) =>
        modifyAttributes(find.loadBalancer(store, LoadBalancerArn).attributes, Attributes),
      ({ LoadBalancerArn }) => LoadBalancerArn,
    ),
    ModifyListener: operation(
      'ModifyListener',
      async (input: Sdk.ModifyListenerInput) => {
        const { ListenerArn, ...changes } = readModifyListener(input, 'ModifyListener');
        const listener = find.listener(store, ListenerArn);
        await elb.changeListener(listener, { ...asInput(listener), ...changes });
        return { Listeners: [describeListener(listener)] };
      },
      ({ ListenerArn }) => ListenerArn,
    ),
    ModifyRule: operation(
      'ModifyRule',
      (input: Sdk.ModifyRuleInput) => {
        const { RuleArn, ...changes } = readModifyRule(input, 'ModifyRule');
        const rule = find.rule(store, RuleArn);
        elb.changeRule(rule, changes);
        return { Rules: [describeRule(find.rule(store, RuleArn))] };
      },
      ({ RuleArn }) => RuleArn,
    ),
  };
}

const readModifyTargetGroup = record({ TargetGroupArn: text, ...healthCheckShape });

const readModifyListener = record({
  ListenerArn: text,
  Port: integer,
  Protocol: text,
  SslPolicy: text,
  Certificates: certificatesReader,
  DefaultActions: actionsReader,
});

const readModifyRule = record({
  RuleArn: text,
  Conditions: conditionsReader,
  Actions: actionsReader,
});

const readAttributes = list(record(attributeShape));

function modifyAttributes(attributes: Attributes, changes: unknown) {
  attributes.set(readAttributes(changes, 'Attributes'));
  return { Attributes: attributes.all() };
}
