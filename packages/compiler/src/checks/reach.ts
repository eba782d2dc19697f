import type { Placement } from '../facts/cloud/fact.ts';
import type { EndpointFact } from '../facts/cloud/network.ts';
import type { CloudFacts } from '../facts/cloud-facts.ts';
import { factNamed } from './fact-named.ts';
import { groupsLet, type OtherEnd } from './group-rules.ts';
import { onceFor } from './once-for.ts';
import { tableOf, wayOut } from './way-out.ts';

/** Where a connection shall go. An AWS service is named as its endpoints are, such as `ecr.api`. */
export type Destination =
  | { readonly kind: 'internet' }
  | { readonly kind: 'aws'; readonly service: string }
  | { readonly kind: 'thing'; readonly placement: Placement };

/** Whether a connection can exist; if not, the first link that is missing. */
export type Reachability =
  | { readonly answer: 'yes' }
  | { readonly answer: 'no'; readonly missing: MissingLink }
  | { readonly answer: 'unknown'; readonly because: string };

export type MissingLink =
  /** The subnet's route table has no way to the internet; `implicit`: it has no table of its own. */
  | {
      readonly kind: 'route';
      readonly subnet: string;
      readonly table: string;
      readonly implicit: boolean;
    }
  /** The NAT or internet gateway that the route leads to does not work. */
  | { readonly kind: 'gateway'; readonly id: string }
  /** The subnet is public but the task has no public address. */
  | { readonly kind: 'public-address'; readonly subnet: string }
  | { readonly kind: 'egress'; readonly groups: readonly string[] }
  | { readonly kind: 'ingress'; readonly groups: readonly string[] };

const yes: Reachability = { answer: 'yes' };

/**
 * Whether something placed in a VPC can open a TCP connection: routes first, then the security
 * groups of both ends. Inside a VPC the `local` route always exists.
 */
export function reach(
  cloud: CloudFacts,
  from: Placement,
  to: Destination,
  port: number,
): Reachability {
  switch (to.kind) {
    case 'internet':
      return reachInternet(cloud, from, port);
    case 'aws':
      return reachService(cloud, from, to.service, port);
    case 'thing':
      return reachThing(cloud, from, to.placement, port);
  }
}

function reachThing(cloud: CloudFacts, from: Placement, to: Placement, port: number): Reachability {
  return first([
    () => letThrough(cloud, 'egress', from, port, to),
    () => letThrough(cloud, 'ingress', to, port, from),
  ]);
}

function reachInternet(cloud: CloudFacts, from: Placement, port: number): Reachability {
  if (from.subnets === 'unknown') return { answer: 'unknown', because: 'the subnets' };
  return first([
    ...from.subnets.map((subnet) => () => wayOut(cloud, subnet, from.publicAddress)),
    () => letThrough(cloud, 'egress', from, port, 'internet'),
  ]);
}

/** An interface endpoint with private names takes the traffic even where a NAT gateway exists. */
function reachService(
  cloud: CloudFacts,
  from: Placement,
  service: string,
  port: number,
): Reachability {
  if (from.subnets === 'unknown') return { answer: 'unknown', because: 'the subnets' };
  const endpoint = endpointFor(cloud, from.subnets, service);
  if (!endpoint) return reachInternet(cloud, from, port);
  if (endpoint.type === 'interface') return reachThing(cloud, from, placementOf(endpoint), port);
  const isRouted = from.subnets.every((subnet) =>
    endpoint.routeTables.includes(tableOf(cloud, subnet)?.table.id ?? ''),
  );
  if (!isRouted) return reachInternet(cloud, from, port);
  return letThrough(cloud, 'egress', from, port, 'internet');
}

/** The endpoint that serves a service to these subnets, if it is there and answers to its name. */
export function endpointFor(
  cloud: CloudFacts,
  subnets: readonly string[],
  service: string,
): EndpointFact | undefined {
  const vpc = factNamed(cloud.subnets, subnets[0])?.vpc;
  return endpointsOf(cloud).get(`${vpc} ${service}`)?.find(isUsable);
}

const endpointsOf = onceFor((cloud: CloudFacts) => {
  const endpoints = new Map<string, EndpointFact[]>();
  for (const endpoint of cloud.endpoints) {
    const key = `${endpoint.vpc} ${endpoint.service}`;
    endpoints.set(key, [...(endpoints.get(key) ?? []), endpoint]);
  }
  return endpoints;
});

function isUsable(endpoint: EndpointFact): boolean {
  if (endpoint.available === false) return false;
  return endpoint.type === 'gateway' || endpoint.privateDns !== false;
}

function placementOf({ subnets, securityGroups }: EndpointFact): Placement {
  return { subnets, securityGroups, publicAddress: false };
}

function letThrough(
  cloud: CloudFacts,
  direction: 'ingress' | 'egress',
  thing: Placement,
  port: number,
  otherEnd: OtherEnd,
): Reachability {
  const answer = groupsLet(cloud, direction, thing, port, otherEnd);
  if (answer === 'yes') return yes;
  if (answer === 'unknown') return { answer, because: `the ${direction} rules` };
  const groups = thing.securityGroups === 'unknown' ? [] : thing.securityGroups;
  return { answer, missing: { kind: direction, groups } };
}

/** The first link that is missing, else the first that cannot be seen, else yes. */
function first(links: readonly (() => Reachability)[]): Reachability {
  let unseen: Reachability | undefined;
  for (const link of links) {
    const reachability = link();
    if (reachability.answer === 'no') return reachability;
    if (reachability.answer === 'unknown') unseen ??= reachability;
  }
  return unseen ?? yes;
}
