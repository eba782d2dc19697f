import type { Handlers } from '../resources/handlers.ts';
import type {
  ResourceHandler,
  ResourceRequest,
  ResourceState,
} from '../resources/resource-handler.ts';
import type { ElasticLoadBalancing } from './elastic-load-balancing.ts';
import type { Listener, LoadBalancer, Rule, TargetGroup } from './elements.ts';
import { changeHealthCheck, defaultHealthCheck } from './health-check.ts';
import {
  addCertificates,
  certificateArns,
  certificatesReader,
  listenerReader,
  removeCertificates,
} from './listeners.ts';
import { loadBalancerReader } from './load-balancers.ts';
import { record, tags, text } from './read-properties.ts';
import { ruleReader } from './rules.ts';
import { find } from './store.ts';
import { createTargetGroup, readTargets, targetGroupReader } from './target-group-settings.ts';

/** The resources of load balancing by their CloudFormation type. */
export function loadBalancingHandlers(elb: ElasticLoadBalancing): Handlers {
  return {
    'AWS::ElasticLoadBalancingV2::LoadBalancer': tagged(elb, loadBalancers(elb)),
    'AWS::ElasticLoadBalancingV2::TargetGroup': tagged(elb, targetGroups(elb)),
    'AWS::ElasticLoadBalancingV2::Listener': tagged(elb, listeners(elb)),
    'AWS::ElasticLoadBalancingV2::ListenerRule': tagged(elb, rules(elb)),
    'AWS::ElasticLoadBalancingV2::ListenerCertificate': listenerCertificates(elb),
  };
}

/** The handler, giving what it makes and changes the tags of stack and template. */
function tagged({ store }: ElasticLoadBalancing, handler: ResourceHandler): ResourceHandler {
  const tag = ({ properties, tags }: ResourceRequest, state: ResourceState): ResourceState => {
    store.tags.set(state.physicalId, { ...tags, ...readTags(properties.Tags) });
    return state;
  };
  return {
    ...handler,
    create: async (request) => tag(request, await handler.create(request)),
    update: async (request) => tag(request, await handler.update(request)),
    delete: async (request) => {
      await handler.delete(request);
      store.tags.delete(request.state.physicalId);
    },
  };
}

function readTags(given: unknown): Readonly<Record<string, string>> {
  const read = tags(given ?? [], 'Tags');
  return Object.fromEntries(read.map(({ Key = '', Value = '' }) => [Key, Value]));
}

function loadBalancers(elb: ElasticLoadBalancing): ResourceHandler {
  const type = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
  return {
    fidelity: 'modelled',
    wait: 'load-balancer',
    async create(request) {
      const input = loadBalancerReader(request.properties, type);
      return stateOfLoadBalancer(elb.createLoadBalancer(nameFor(request, input.Name), input));
    },
    async update({ properties, state }) {
      const loadBalancer = find.loadBalancer(elb.store, state.physicalId);
      elb.changeLoadBalancer(loadBalancer, loadBalancerReader(properties, type));
      return stateOfLoadBalancer(loadBalancer);
    },
    async delete({ state }) {
      const loadBalancer = elb.store.loadBalancers.get(state.physicalId);
      if (loadBalancer !== undefined) await elb.deleteLoadBalancer(loadBalancer);
    },
  };
}

function targetGroups(elb: ElasticLoadBalancing): ResourceHandler {
  const type = 'AWS::ElasticLoadBalancingV2::TargetGroup';
  return {
    fidelity: 'modelled',
    async create(request) {
      const input = targetGroupReader(request.properties, type);
      const group = createTargetGroup(elb.deps, elb.store, nameFor(request, input.Name), input);
      for (const target of readTargets(group, input.Targets ?? [])) {
        elb.targets.register(group, target);
      }
      return stateOfGroup(elb, group);
    },
    async update({ properties, before, state }) {
      const group = find.group(elb.store, state.physicalId);
      const input = targetGroupReader(properties, type);
      const check = changeHealthCheck(defaultHealthCheck, input);
      group.attributes.replace(input.TargetGroupAttributes ?? []);
      group.check = check;
      elb.targets.checkChanged(group);
      const given = readTargets(group, targetGroupReader(before, type).Targets ?? []);
      replaceTargets(elb, group, given, readTargets(group, input.Targets ?? []));
      return stateOfGroup(elb, group);
    },
    async delete({ state }) {
      const group = elb.store.groups.get(state.physicalId);
      if (group !== undefined) elb.deleteTargetGroup(group);
    },
  };
}

function replaceTargets(
  elb: ElasticLoadBalancing,
  group: TargetGroup,
  before: ReturnType<typeof readTargets>,
  after: ReturnType<typeof readTargets>,
): void {
  const kept = (target: (typeof after)[number]) =>
    after.some(({ address, port }) => address === target.address && port === target.port);
  for (const target of before) {
    if (!kept(target)) void elb.targets.deregister(group, target);
  }
  for (const target of after) elb.targets.register(group, target);
}

function listeners(elb: ElasticLoadBalancing): ResourceHandler {
  const type = 'AWS::ElasticLoadBalancingV2::Listener';
  return {
    fidelity: 'modelled',
    async create({ properties }) {
      return stateOfListener(await elb.createListener(listenerReader(properties, type)));
    },
    async update({ properties, state }) {
      const listener = find.listener(elb.store, state.physicalId);
      await elb.changeListener(listener, listenerReader(properties, type));
      return stateOfListener(listener);
    },
    async delete({ state }) {
      const listener = elb.store.listeners.get(state.physicalId);
      if (listener !== undefined) await elb.deleteListener(listener);
    },
  };
}

function rules(elb: ElasticLoadBalancing): ResourceHandler {
  const type = 'AWS::ElasticLoadBalancingV2::ListenerRule';
  return {
    fidelity: 'modelled',
    async create({ properties }) {
      return stateOfRule(elb.createRule(ruleReader(properties, type)));
    },
    async update({ properties, state }) {
      elb.changeRule(find.rule(elb.store, state.physicalId), ruleReader(properties, type));
      return state;
    },
    async delete({ state }) {
      const rule = elb.store.rules.get(state.physicalId);
      if (rule !== undefined) elb.deleteRule(rule);
    },
  };
}

function listenerCertificates(elb: ElasticLoadBalancing): ResourceHandler {
  const read = record({ ListenerArn: text, Certificates: certificatesReader });
  const type = 'AWS::ElasticLoadBalancingV2::ListenerCertificate';
  const arnsOf = (properties: unknown) =>
    certificateArns(read(properties, type).Certificates ?? []);
  return {
    fidelity: 'modelled',
    async create({ properties, logicalId }) {
      const listener = find.listener(elb.store, read(properties, type).ListenerArn);
      addCertificates(listener, arnsOf(properties));
      return { physicalId: `${listener.arn}-${logicalId}`, attributes: {} };
    },
    async update({ properties, before, state }) {
      const listener = find.listener(elb.store, read(properties, type).ListenerArn);
      const after = arnsOf(properties);
      addCertificates(listener, after);
      removeCertificates(
        listener,
        arnsOf(before).filter((arn) => !after.includes(arn)),
      );
      return state;
    },
    async delete({ properties }) {
      const listener = elb.store.listeners.get(read(properties, type).ListenerArn ?? '');
      if (listener !== undefined) removeCertificates(listener, arnsOf(properties));
    },
  };
}

function nameFor(request: ResourceRequest, given: string | undefined): string {
  return given ?? request.generatedName({ maxLength: 32 });
}

function stateOfLoadBalancer(it: LoadBalancer): ResourceState {
  return {
    physicalId: it.arn,
    attributes: {
      LoadBalancerArn: it.arn,
      LoadBalancerName: it.name,
      LoadBalancerFullName: it.fullName,
      DNSName: it.dnsName,
      CanonicalHostedZoneID: it.hostedZoneId,
      SecurityGroups: it.interfaces[0]?.securityGroupIds ?? [],
    },
  };
}

function stateOfGroup(elb: ElasticLoadBalancing, { arn, name, fullName }: TargetGroup) {
  return {
    physicalId: arn,
    attributes: {
      TargetGroupArn: arn,
      TargetGroupName: name,
      TargetGroupFullName: fullName,
      LoadBalancerArns: (elb.store.uses.get(arn) ?? []).map((user) => user.arn),
    },
  };
}

function stateOfListener({ arn }: Listener): ResourceState {
  return { physicalId: arn, attributes: { ListenerArn: arn } };
}

function stateOfRule({ arn }: Rule): ResourceState {
  return { physicalId: arn, attributes: { RuleArn: arn, IsDefault: 'false' } };
}
