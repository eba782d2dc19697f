import type { EnvironmentVariable } from '../addresses/read-variables.ts';
import type { TaskPort } from '../application.ts';
import { groupBy } from '../group-by.ts';
import type { TaskLink } from '../links/collect-links.ts';
import { volumesOfStores } from '../mounts/store-volumes.ts';
import { checkPorts } from '../ports/check-ports.ts';
import { mainPort } from '../ports/main-port.ts';
import { taskPorts } from '../ports/task-ports.ts';
import type { Part } from '../roles/part.ts';
import { isTaskRole } from '../roles/role.ts';
import type { Store } from '../store.ts';
import type { KnownStore } from '../stores/known-store.ts';
import { kernelKeysByService } from '../tasks/check-host-needs.ts';
import type { Report, Understanding } from '../understanding.ts';

/** What is found out once for all services, by their names. */
export interface SharedFacts {
  /** Services that others talk to. */
  readonly addressed: ReadonlySet<string>;
  readonly ports: ReadonlyMap<string, readonly TaskPort[]>;
  /** Names that others give a service by `links`. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
  /** Services that wait for a service. */
  readonly waiting: ReadonlyMap<string, readonly string[]>;
  readonly tasks: ReadonlySet<string>;
  readonly stores: ReadonlyMap<string, Store>;
  readonly kernelKeys: ReturnType<typeof kernelKeysByService>;
  /** Volumes of managed stores, with the store's name. */
  readonly storeVolumes: ReadonlyMap<string, string>;
}

export function findSharedFacts(
  parts: readonly Part[],
  links: readonly TaskLink[],
  variables: ReadonlyMap<string, readonly EnvironmentVariable[]>,
  stores: ReadonlyMap<string, KnownStore>,
  { project, report }: Understanding,
): SharedFacts {
  const tasks = parts.filter(({ role }) => isTaskRole(role.kind));
  const talks = groupBy(links, ({ to }) => to);
  return {
    addressed: new Set(talks.keys()),
    ports: new Map(
      tasks.map((part) => {
        const { name } = part.service;
        return [name, portsOf(part, talks.get(name) ?? [], variables.get(name) ?? [], report)];
      }),
    ),
    aliases: aliasesIn(tasks),
    waiting: waitingIn(tasks),
    tasks: new Set(tasks.map(({ service }) => service.name)),
    stores: new Map([...stores].map(([name, { store }]) => [name, store])),
    kernelKeys: kernelKeysByService(project.keys),
    storeVolumes: volumesOfStores(parts),
  };
}

function portsOf(
  part: Part,
  talks: readonly TaskLink[],
  variables: readonly EnvironmentVariable[],
  report: Report,
): readonly TaskPort[] {
  const { ports, span } = part.service;
  const main = part.role.kind === 'web' ? mainPort(part, variables, report) : undefined;
  checkPorts(part, main?.value, talks.length > 0, report);
  const published = ports.some(({ target }) => target === main?.value);
  return taskPorts(
    part,
    main && { port: main.value, protocol: 'tcp', published, span: main.span },
    talks.flatMap(({ port, because }) =>
      port === undefined
        ? []
        : [{ port, protocol: 'tcp', published: false, span: because.span ?? span } as const],
    ),
    variables,
  );
}

function aliasesIn(tasks: readonly Part[]): ReadonlyMap<string, readonly string[]> {
  const links = tasks.flatMap(({ service }) =>
    service.links.map(({ value }) => {
      const [to = '', alias = to] = value.split(':', 2);
      return { to, alias };
    }),
  );
  return new Map(
    [...groupBy(links, ({ to }) => to)].map(([to, list]) => [to, list.map(({ alias }) => alias)]),
  );
}

function waitingIn(tasks: readonly Part[]): ReadonlyMap<string, readonly string[]> {
  const waits = tasks.flatMap(({ service }) =>
    service.dependsOn.map((dependency) => ({ to: dependency.service, from: service.name })),
  );
  return new Map(
    [...groupBy(waits, ({ to }) => to)].map(([to, list]) => [to, list.map(({ from }) => from)]),
  );
}
