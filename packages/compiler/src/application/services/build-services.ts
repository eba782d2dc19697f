import { otherNames } from '../addresses/address-book.ts';
import type { Mentions } from '../addresses/read-mentions.ts';
import type { EnvironmentVariable } from '../addresses/read-variables.ts';
import type { ApplicationService, Link, StaticSite } from '../application.ts';
import { checkReach } from '../links/check-reach.ts';
import {
  linksToStores,
  linksToTasks,
  settleLinks,
  type TaskLink,
  uniqueLinks,
} from '../links/collect-links.ts';
import { checkProxyTargets } from '../ports/check-proxy-targets.ts';
import type { Reason } from '../reason.ts';
import type { Part } from '../roles/part.ts';
import { isTaskRole } from '../roles/role.ts';
import type { Claim } from '../routes/settle-routes.ts';
import { buildTask } from '../tasks/build-task.ts';
import { checkScheduleLabels } from '../tasks/check-schedule-labels.ts';
import { type BindingGround, bindService } from '../values/bind-service.ts';
import { buildService } from './build-service.ts';
import { buildSite } from './build-site.ts';
import { findSharedFacts, type SharedFacts } from './shared-facts.ts';

/** What is known of the project when its services are built. */
export interface Surroundings extends Mentions {
  readonly parts: readonly Part[];
  readonly claims: ReadonlyMap<string, Claim>;
  readonly variables: ReadonlyMap<string, readonly EnvironmentVariable[]>;
  /** Stores that a service uses, by the service's name. */
  readonly used: ReadonlyMap<string, ReadonlyMap<string, Reason>>;
}

export interface BuiltServices {
  readonly services: readonly ApplicationService[];
  readonly links: readonly Link[];
}

/** Builds all services of the application, and the connections that they make. */
export function buildServices(around: Surroundings, ground: BindingGround): BuiltServices {
  const { parts, variables } = around;
  const { stores, understanding } = ground;
  const byName = new Map(parts.map((part) => [part.service.name, part]));
  const taskLinks = parts.flatMap((part) => linksOf(part, around, byName));
  const shared = findSharedFacts(parts, taskLinks, variables, stores.byName, understanding);
  checkProxyTargets(parts, taskLinks, shared.ports, understanding.report);
  checkReach(taskLinks, byName, understanding.report);
  const built = parts.flatMap((part) => {
    checkScheduleLabels(part.service, understanding.report);
    if (part.role.kind !== 'site') return buildTaskService(part, around, shared, ground) ?? [];
    const site = buildSite(part, part.role.site, byName, understanding.report);
    return { service: site, links: siteLinks(site, shared) };
  });
  return {
    services: built.map(({ service }) => service),
    links: uniqueLinks([
      ...settleLinks(taskLinks, (name) => shared.ports.get(name) ?? []),
      ...built.flatMap(({ links }) => links),
    ]),
  };
}

function linksOf(
  part: Part,
  { mentions, inCommands }: Surroundings,
  byName: ReadonlyMap<string, Part>,
): readonly TaskLink[] {
  const { name } = part.service;
  if (!isTaskRole(part.role.kind)) return [];
  return linksToTasks(part, mentions.get(name) ?? [], inCommands.get(name) ?? [], byName);
}

interface Built {
  readonly service: ApplicationService;
  readonly links: readonly Link[];
}

function buildTaskService(
  part: Part,
  around: Surroundings,
  shared: SharedFacts,
  ground: BindingGround,
): Built | undefined {
  const { service, role } = part;
  const { name } = service;
  if (!isTaskRole(role.kind)) return undefined;
  const { stores, understanding } = ground;
  const variables = around.variables.get(name) ?? [];
  const mentions = around.mentions.get(name) ?? [];
  const used = around.used.get(name) ?? new Map<string, Reason>();
  const bound = bindService(part, variables, mentions, new Set(used.keys()), ground);
  const task = buildTask(
    part,
    {
      variables,
      bound,
      ports: shared.ports.get(name) ?? [],
      names: namesOf(part, shared),
      addressed: shared.addressed.has(name),
      dependsOn: service.dependsOn.filter((other) => shared.tasks.has(other.service)),
      kernelKeys: shared.kernelKeys.get(name) ?? [],
      storeVolumes: shared.storeVolumes,
    },
    understanding,
  );
  const built = buildService(part, task, {
    variables,
    used: [...used.keys()].flatMap((store) => stores.byName.get(store) ?? []),
    claim: around.claims.get(name),
    waiting: shared.waiting.get(name) ?? [],
    report: understanding.report,
  });
  return built && { service: built, links: linksToStores(built, used, shared.stores) };
}

function namesOf({ service }: Part, { aliases }: SharedFacts): readonly string[] {
  const others = otherNames(service).map(({ name }) => name);
  return [...new Set([service.name, ...others, ...(aliases.get(service.name) ?? [])])];
}

function siteLinks(site: StaticSite, { ports }: SharedFacts): readonly Link[] {
  return site.api.flatMap(({ path, service, span }) => {
    const [port] = ports.get(service) ?? [];
    const because = { text: `its path ${path} leads there`, span };
    return port ? [{ from: site.name, to: service, port: port.port, because }] : [];
  });
}
