import type { CloudFacts } from '@seaworthy/compiler';
import type { ServiceFact } from '../live/subject.ts';
import { type Crossing, internet, type PortRange } from './deciding-entry.ts';

/** A crossing that a service cannot do without, and why. */
export interface NeededCrossing extends Crossing {
  readonly subnet: string;
  /** `its image and AWS itself`: what is out of reach without it. */
  readonly what: string;
}

/**
 * What has to cross the borders of subnets for a service: its calls to AWS and the internet, and
 * those of the load balancer. ACLs keep no account of connections, so answers are on the list too.
 */
export function crossingsOf(cloud: CloudFacts, service: ServiceFact): readonly NeededCrossing[] {
  const { subnets } = service.placement;
  if (subnets === 'unknown') return [];
  const tasks = subnets.flatMap((id) => placeOf(cloud, id) ?? []);
  return [
    ...tasks.flatMap((task) => outward(cloud, task)),
    ...balancersOf(cloud, service).flatMap(({ nodes, ports, port, isPublic }) => [
      ...(isPublic ? nodes.flatMap((node) => inward(node, ports)) : []),
      ...nodes.flatMap((node) => tasks.flatMap((task) => toTask(node, task, port))),
    ]),
  ];
}

interface Place {
  readonly subnet: string;
  readonly cidr: string;
}

function placeOf({ subnets }: CloudFacts, id: string): Place | undefined {
  const cidr = subnets.find((subnet) => subnet.id === id)?.cidr;
  return cidr === undefined || cidr === 'unknown' ? undefined : { subnet: id, cidr };
}

/** Linux calls from these ports; load balancers, NAT gateways and strangers from more. */
const linux: PortRange = { from: 32_768, to: 60_999 };
const anybody: PortRange = { from: 1024, to: 65_535 };
const https: PortRange = { from: 443, to: 443 };

/** To the internet, through a NAT gateway or not; in a VPC without a way out, to its endpoints. */
function outward(cloud: CloudFacts, task: Place): readonly NeededCrossing[] {
  const what = 'reach AWS and the internet';
  const target = defaultRouteOf(cloud, task.subnet)?.target;
  if (target === undefined) {
    const peers = endpointPlaces(cloud, task.subnet);
    return peers.flatMap((peer) =>
      between(task, peer, { ports: https, answers: linux, what: 'reach AWS’s endpoints' }),
    );
  }
  const own = leaving(task.subnet, { peer: internet, ports: https, answers: linux, what });
  const nat = cloud.natGateways.find(({ id }) => target.kind === 'nat-gateway' && id === target.id);
  const gate = nat?.subnet === undefined ? undefined : placeOf(cloud, nat.subnet);
  if (gate === undefined || gate.subnet === task.subnet) return own;
  return [
    ...own,
    ...arriving(gate.subnet, { peer: task.cidr, ports: https, answers: linux, what }),
    ...leaving(gate.subnet, { peer: internet, ports: https, answers: anybody, what }),
  ];
}

function inward({ subnet }: Place, listeners: readonly number[]): readonly NeededCrossing[] {
  return listeners.flatMap((port) =>
    arriving(subnet, {
      peer: internet,
      ports: { from: port, to: port },
      answers: anybody,
      what: 'be called from the internet',
    }),
  );
}

function toTask(node: Place, task: Place, port: number): readonly NeededCrossing[] {
  const ports = { from: port, to: port };
  return between(node, task, { ports, answers: anybody, what: 'be reached by its load balancer' });
}

interface Connection {
  readonly ports: PortRange;
  readonly answers: PortRange;
  readonly what: string;
}

/** Within a subnet no ACL is asked. */
function between(from: Place, to: Place, connection: Connection): readonly NeededCrossing[] {
  if (from.subnet === to.subnet) return [];
  return [
    ...leaving(from.subnet, { ...connection, peer: to.cidr }),
    ...arriving(to.subnet, { ...connection, peer: from.cidr }),
  ];
}

type OneSided = Connection & { readonly peer: string };

function leaving(
  subnet: string,
  { peer, ports, answers, what }: OneSided,
): readonly NeededCrossing[] {
  return [
    { subnet, direction: 'outbound', ports, peer, what },
    { subnet, direction: 'inbound', ports: answers, peer, what },
  ];
}

function arriving(
  subnet: string,
  { peer, ports, answers, what }: OneSided,
): readonly NeededCrossing[] {
  return [
    { subnet, direction: 'inbound', ports, peer, what },
    { subnet, direction: 'outbound', ports: answers, peer, what },
  ];
}

function defaultRouteOf(cloud: CloudFacts, subnet: string) {
  const vpc = cloud.subnets.find(({ id }) => id === subnet)?.vpc;
  const table =
    cloud.routeTables.find(({ subnets }) => subnets.includes(subnet)) ??
    cloud.routeTables.find((candidate) => candidate.main && candidate.vpc === vpc);
  return table?.routes.find(({ destination }) => destination === '0.0.0.0/0');
}

function endpointPlaces(cloud: CloudFacts, subnet: string): readonly Place[] {
  const vpc = cloud.subnets.find(({ id }) => id === subnet)?.vpc;
  const ids = cloud.endpoints
    .filter((endpoint) => endpoint.type === 'interface' && endpoint.vpc === vpc)
    .flatMap(({ subnets }) => subnets);
  return [...new Set(ids)].flatMap((id) => placeOf(cloud, id) ?? []);
}

interface Balancer {
  readonly nodes: readonly Place[];
  readonly isPublic: boolean;
  /** Where it listens, and the port of the service that it calls. */
  readonly ports: readonly number[];
  readonly port: number;
}

function balancersOf(cloud: CloudFacts, { loadBalancers }: ServiceFact): readonly Balancer[] {
  return loadBalancers.flatMap(({ targetGroup, port }) => {
    if (port === undefined) return [];
    const ruled = cloud.listenerRules.filter(({ targetGroups }) =>
      targetGroups.includes(targetGroup),
    );
    const listeners = cloud.listeners.filter(
      ({ id, targetGroups }) =>
        targetGroups.includes(targetGroup) || ruled.some(({ listener }) => listener === id),
    );
    const ids = new Set(listeners.map(({ loadBalancer }) => loadBalancer));
    return cloud.loadBalancers.flatMap(({ id, internal, placement }) =>
      ids.has(id) && placement.subnets !== 'unknown'
        ? [
            {
              nodes: placement.subnets.flatMap((subnet) => placeOf(cloud, subnet) ?? []),
              isPublic: !internal,
              ports: listeners.flatMap((one) => (one.loadBalancer === id ? [one.port] : [])),
              port,
            },
          ]
        : [],
    );
  });
}
