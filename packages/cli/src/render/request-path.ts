import {
  type Application,
  type ApplicationService,
  describeStore,
  listOf,
  type StaticSite,
  type Store,
  type WebService,
  waysBetween,
} from '@seaworthy/compiler';
import type { Branch } from '../terminal/tree.ts';
import { describeRoute } from './describe-route.ts';
import { groupBy } from './group-by.ts';

/**
 * The ways into the application and on to its data, as trees: from the internet, from a release,
 * from the clock, and what runs by itself. What was drawn once is only named afterwards.
 */
export function requestPaths(application: Application): readonly Branch[] {
  const drawing = startDrawing(application);
  const { services, stores } = application;
  const drawAll = (found: readonly (ApplicationService | Store)[]) =>
    found.flatMap(({ name }) => (drawing.drawn.has(name) ? [] : [draw(name, drawing)]));
  // Each way draws what the ways before it have not reached.
  const ways = [
    { name: 'internet', branches: fromInternet(services, drawing) },
    { name: 'every release', branches: drawAll(services.filter(({ kind }) => kind === 'job')) },
    { name: 'the clock', branches: drawAll(services.filter(({ kind }) => kind === 'schedule')) },
    {
      name: 'runs by itself',
      branches: drawAll(services.filter((s) => !drawing.called.has(s.name))),
    },
    { name: 'further on', branches: drawAll(services) },
    { name: 'addressed by nothing', branches: drawAll(stores) },
  ];
  return ways.filter((way) => way.branches.length > 0);
}

interface Drawing {
  readonly application: Application;
  readonly parts: ReadonlyMap<string, ApplicationService | Store>;
  /** What each part reaches. */
  readonly reached: ReadonlyMap<string, readonly string[]>;
  /** What some part reaches. */
  readonly called: ReadonlySet<string>;
  readonly drawn: Set<string>;
}

function startDrawing(application: Application): Drawing {
  const ways = waysBetween(application);
  const parts = [...application.services, ...application.stores];
  return {
    application,
    parts: new Map(parts.map((part) => [part.name, part])),
    reached: new Map(
      groupBy(ways, ({ from }) => from).map((same) => [same[0].from, same.map(({ to }) => to)]),
    ),
    called: new Set(ways.map(({ to }) => to)),
    drawn: new Set(),
  };
}

function fromInternet(
  services: readonly ApplicationService[],
  drawing: Drawing,
): readonly Branch[] {
  const sites = services.filter((service) => service.kind === 'site');
  const webs = services.filter((service) => service.kind === 'web');
  return [
    ...(webs.length > 0 ? [loadBalancer(webs, drawing)] : []),
    ...sites.map((site) => distribution(site, drawing)),
  ];
}

function loadBalancer(webs: readonly WebService[], drawing: Drawing): Branch {
  return {
    name: 'load balancer',
    detail: describeEntry(drawing.application),
    branches: webs.map((web) => draw(web.name, drawing)),
  };
}

function describeEntry({ domain, loadBalancer }: Application): string {
  if (loadBalancer) return domain ? `existing, https://${domain.name}` : 'existing';
  return domain
    ? `https://${domain.name}, port 80 redirects there`
    : 'http only: HTTPS needs a domain, and the project names none';
}

function distribution(site: StaticSite, drawing: Drawing): Branch {
  return {
    name: 'CloudFront',
    detail:
      site.hosts.length > 0
        ? listOf(site.hosts.map((host) => `https://${host}`))
        : 'https, at an address of its own',
    branches: [draw(site.name, drawing)],
  };
}

/** Deeper, the lines would leave no room for names; what is cut off is drawn as a tree of its own. */
const deepest = 8;

function draw(name: string, drawing: Drawing, depth = 0): Branch {
  const part = drawing.parts.get(name);
  if (!part || drawing.drawn.has(name) || depth === deepest) return { name, branches: [] };
  drawing.drawn.add(name);
  return {
    name,
    detail: detailOf(part, drawing.application),
    branches: (drawing.reached.get(name) ?? []).map((other) => draw(other, drawing, depth + 1)),
  };
}

function detailOf(part: ApplicationService | Store, application: Application): string {
  switch (part.kind) {
    case 'web':
      return describeRoute(part.route, application.domain);
    case 'worker':
      return 'worker';
    case 'job':
      return part.before.length > 0 ? `job, before ${listOf(part.before)}` : 'job';
    case 'schedule':
      return `job, ${part.expression} in ${part.timezone}`;
    case 'batch':
      return part.queue ? `AWS Batch, started by messages in ${part.queue.name}` : 'AWS Batch';
    case 'site':
      return describeSite(part);
    default:
      return describeStore(part).name;
  }
}

function describeSite(site: StaticSite): string {
  const api = site.api.map(({ path, service }) => `${path} goes to ${service}`);
  return [`files of ${site.directory}`, ...api].join(', ');
}
