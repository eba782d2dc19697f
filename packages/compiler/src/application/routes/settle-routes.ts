import { buildAddressBook } from '../addresses/address-book.ts';
import { findMentions } from '../addresses/find-mentions.ts';
import type { EnvironmentVariable } from '../addresses/read-variables.ts';
import { problems } from '../application-diagnostics.ts';
import { httpPorts } from '../ports/http-ports.ts';
import type { Part } from '../roles/part.ts';
import type { Report } from '../understanding.ts';
import { readProxyRoute } from './read-proxy-route.ts';
import { reportConflicts } from './report-conflicts.ts';

/** What the load balancer sends to a web service. */
export interface Claim {
  readonly hosts: readonly string[];
  readonly paths: readonly string[];
}

/** Parts with those web services settled that a proxy of the project stands before. */
export interface SettledRoutes {
  readonly parts: readonly Part[];
  /** Claims of the web services that are left, by name. */
  readonly claims: ReadonlyMap<string, Claim>;
}

/**
 * Shares the load balancer out. Who says hosts or paths gets them; of the others, the one that
 * publishes 80 or 443, or else the first, gets everything. What a proxy at the front reaches stays
 * behind it; who is left must say its path.
 */
export function settleRoutes(
  parts: readonly Part[],
  variables: ReadonlyMap<string, readonly EnvironmentVariable[]>,
  report: Report,
): SettledRoutes {
  const webs = parts.filter(({ role }) => role.kind === 'web');
  const claims = new Map<string, Claim>();
  for (const part of webs) {
    const claim = saidClaim(part);
    if (claim) claims.set(part.service.name, claim);
  }
  const open = webs.filter(({ service }) => !claims.has(service.name));
  const front = webs.find(({ service }) => takesAll(claims.get(service.name))) ?? frontOf(open);
  if (front && !claims.has(front.service.name)) {
    claims.set(front.service.name, { hosts: [], paths: ['/'] });
  }
  const reached = front ? reachedByProxy(front, parts, variables) : new Set();
  const behind = new Map<Part, Part>();
  for (const part of open) {
    if (part === front || !front) continue;
    if (reached.has(part)) behind.set(part, moveBehind(part, front, report));
    else claims.set(part.service.name, assumeClaim(part, front, report));
  }
  reportConflicts(webs, claims, report);
  return { parts: parts.map((part) => behind.get(part) ?? part), claims };
}

function saidClaim({ service }: Part): Claim | undefined {
  const { hosts, paths } = service.settings;
  if (hosts.length > 0 || paths.length > 0) {
    return {
      hosts: hosts.map(({ value }) => value.toLowerCase()),
      paths: paths.length > 0 ? paths.map(({ value }) => cleanRoute(value)) : ['/'],
    };
  }
  const proxied = readProxyRoute(service);
  if (!proxied || (proxied.hosts.length === 0 && proxied.paths.length === 0)) return undefined;
  return {
    hosts: proxied.hosts.map((host) => host.toLowerCase()),
    paths: proxied.paths.length > 0 ? proxied.paths.map(cleanRoute) : ['/'],
  };
}

/** A path prefix with its slash first and none last: `api/*` is `/api`. */
function cleanRoute(path: string): string {
  const inner = path.replace(/\/?\*$/, '').replace(/^\/|\/$/g, '');
  return `/${inner}`;
}

function takesAll(claim: Claim | undefined): boolean {
  return claim !== undefined && claim.hosts.length === 0 && claim.paths.includes('/');
}

function frontOf(open: readonly Part[]): Part | undefined {
  const atTheDoor = open.find(({ service }) =>
    service.ports.some(({ published }) => published === 80 || published === 443),
  );
  return atTheDoor ?? open[0];
}

/** The parts that a proxy passes requests on to, as far as its keys tell. */
function reachedByProxy(
  front: Part,
  parts: readonly Part[],
  variables: ReadonlyMap<string, readonly EnvironmentVariable[]>,
): ReadonlySet<Part> {
  if (front.image?.meaning?.kind !== 'proxy') return new Set();
  const { service } = front;
  const book = buildAddressBook(parts, () => {});
  const mentions = findMentions(front, variables.get(service.name) ?? [], book);
  const names = [
    ...service.dependsOn.map((dependency) => dependency.service),
    ...service.links.map(({ value }) => value.split(':')[0] ?? value),
  ];
  return new Set([
    ...parts.filter((part) => names.includes(part.service.name)),
    ...mentions.map(({ to }) => to),
  ]);
}

function moveBehind(part: Part, front: Part, report: Report): Part {
  const { name, span } = part.service;
  const frontName = front.service.name;
  report(
    problems['application/route-behind-proxy'](httpPorts(part.service)[0]?.port.span ?? span, {
      name,
      front: frontName,
    }),
  );
  return {
    ...part,
    role: { kind: 'worker' },
    reasons: [{ text: `${frontName} passes requests on to it`, span }],
  };
}

/** To go on with, so that one mistake does not hide others. */
function assumeClaim({ service }: Part, front: Part, report: Report): Claim {
  const { name, span } = service;
  report(
    problems['application/route-missing'](
      httpPorts(service)[0]?.port.span ?? span,
      { name, front: front.service.name },
      [{ message: `${front.service.name} takes every path`, span: front.service.span }],
    ),
  );
  return { hosts: [], paths: [`/${name}`] };
}
