import type { Account } from '../account.ts';
import { NotModelled } from '../aws/aws-error.ts';
import { arnOf } from '../aws/identity.ts';
import type { NetworkInterface } from '../network/network.ts';
import { Attributes, attributeShape } from './attributes.ts';
import { elbError } from './elb-error.ts';
import type { LoadBalancer } from './elements.ts';
import { hostedZoneOf } from './hosted-zones.ts';
import { loadBalancerAttributes } from './load-balancer-attributes.ts';
import { checkName } from './names.ts';
import { flag, invalid, list, record, refused, tags, text } from './read-properties.ts';
import type { Store } from './store.ts';

/** A load balancer as templates write it. */
export const loadBalancerReader = record({
  Name: text,
  Type: text,
  Scheme: text,
  IpAddressType: text,
  Subnets: list(text),
  SubnetMappings: list(record({ SubnetId: text })),
  SecurityGroups: list(text),
  LoadBalancerAttributes: list(record(attributeShape)),
  EnableCapacityReservationProvisionStabilize: flag,
  MinimumLoadBalancerCapacity: refused('capacity reservations of load balancers'),
  Tags: tags,
});

export type LoadBalancerInput = ReturnType<typeof loadBalancerReader>;

type Dependencies = Pick<Account, 'clock' | 'identity' | 'network'>;

/** Creates it with an interface in each subnet; throws AwsError as ELB would. */
export function createLoadBalancer(
  deps: Dependencies,
  store: Store,
  name: string,
  input: LoadBalancerInput,
  connect: (loadBalancer: LoadBalancer) => NetworkInterface['dial'],
): LoadBalancer {
  refuseUnmodelled(input);
  checkName('Load balancer', name, store.loadBalancers.values());
  const { identity } = deps;
  const fullName = `app/${name}/${identity.hex(16)}`;
  const scheme = readScheme(input.Scheme);
  const attributes = new Attributes('Load balancer', loadBalancerAttributes);
  attributes.set(input.LoadBalancerAttributes ?? []);
  const loadBalancer: LoadBalancer = {
    arn: arnOf(identity, 'elasticloadbalancing', `loadbalancer/${fullName}`),
    name,
    fullName,
    dnsName: dnsNameOf(identity.region, name, scheme, identity.hex(8)),
    hostedZoneId: hostedZoneOf(identity.region),
    scheme,
    createdAt: deps.clock.now(),
    attributes,
    interfaces: [],
  };
  plugIn(deps, loadBalancer, input, connect(loadBalancer));
  store.loadBalancers.set(loadBalancer.arn, loadBalancer);
  return loadBalancer;
}

/** Moves it into other subnets or security groups, and gives it the attributes of its template. */
export function changeLoadBalancer(
  deps: Dependencies,
  loadBalancer: LoadBalancer,
  input: LoadBalancerInput,
  dial: NetworkInterface['dial'],
): void {
  refuseUnmodelled(input);
  loadBalancer.attributes.replace(input.LoadBalancerAttributes ?? []);
  if (sameWiring(loadBalancer.interfaces, input)) return;
  const before = loadBalancer.interfaces;
  plugIn(deps, loadBalancer, input, dial);
  unplug(deps, loadBalancer, before);
}

/** Throws OperationNotPermitted while deletion protection is on. */
export function deleteLoadBalancer(deps: Dependencies, store: Store, it: LoadBalancer): void {
  if (it.attributes.get('deletion_protection.enabled') === 'true') {
    throw elbError(
      'OperationNotPermitted',
      `Load balancer '${it.arn}' cannot be deleted because deletion protection is enabled`,
    );
  }
  unplug(deps, it, it.interfaces);
  store.loadBalancers.delete(it.arn);
}

function refuseUnmodelled({ Type = 'application', IpAddressType = 'ipv4' }: LoadBalancerInput) {
  if (Type !== 'application') throw new NotModelled(`load balancers of type ${Type}`);
  if (IpAddressType !== 'ipv4') throw new NotModelled(`load balancers with ${IpAddressType}`);
}

function readScheme(scheme = 'internet-facing'): LoadBalancer['scheme'] {
  if (scheme === 'internet-facing' || scheme === 'internal') return scheme;
  throw invalid(`Load balancer scheme '${scheme}' must be one of 'internet-facing, internal'`);
}

/** `shop-1804289383.us-east-1.elb.amazonaws.com` */
function dnsNameOf(region: string, name: string, scheme: string, hex: string): string {
  const prefix = scheme === 'internal' ? 'internal-' : '';
  const number = Number.parseInt(hex, 16);
  return `${prefix}${name}-${number}.${region}.elb.amazonaws.com`.toLowerCase();
}

function subnetsOf(input: LoadBalancerInput): readonly string[] {
  return input.Subnets ?? input.SubnetMappings?.map(({ SubnetId = '' }) => SubnetId) ?? [];
}

function plugIn(
  { network }: Dependencies,
  loadBalancer: LoadBalancer,
  input: LoadBalancerInput,
  dial: NetworkInterface['dial'],
): void {
  const plugged: NetworkInterface[] = [];
  try {
    for (const subnetId of subnetsOf(input)) {
      plugged.push(
        network.plugIn({
          subnetId,
          securityGroupIds: input.SecurityGroups ?? [],
          assignPublicAddress: loadBalancer.scheme === 'internet-facing',
          owner: `load balancer ${loadBalancer.name}`,
          dial,
        }),
      );
    }
    checkZones(plugged);
  } catch (error) {
    for (const { id } of plugged) network.unplug(id);
    throw error;
  }
  loadBalancer.interfaces = plugged;
  for (const { id } of plugged) network.name(loadBalancer.dnsName, id);
}

function unplug(
  { network }: Dependencies,
  { dnsName }: LoadBalancer,
  interfaces: readonly NetworkInterface[],
): void {
  for (const { id } of interfaces) {
    network.unname(dnsName, id);
    network.unplug(id);
  }
}

function checkZones(interfaces: readonly NetworkInterface[]): void {
  const zones = interfaces.map(({ availabilityZone, subnetId }) => availabilityZone ?? subnetId);
  if (new Set(zones).size < 2) {
    throw invalid('At least two subnets in two different Availability Zones must be specified');
  }
  if (new Set(zones).size < zones.length) {
    throw elbError(
      'InvalidConfigurationRequest',
      'A load balancer cannot be attached to multiple subnets in the same Availability Zone',
    );
  }
  const vpcs = new Set(interfaces.map(({ vpcId }) => vpcId));
  if (vpcs.size > 1) throw invalid(`All subnets must belong to the same VPC: '${[...vpcs][0]}'`);
}

function sameWiring(interfaces: readonly NetworkInterface[], input: LoadBalancerInput): boolean {
  const wired = interfaces.map(({ subnetId }) => subnetId);
  const groups = interfaces[0]?.securityGroupIds ?? [];
  return sameSet(wired, subnetsOf(input)) && sameSet(groups, input.SecurityGroups ?? groups);
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each) => other.includes(each));
}
