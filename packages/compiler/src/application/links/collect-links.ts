import type { CommandMention } from '../addresses/check-commands.ts';
import type { Mention } from '../addresses/find-mentions.ts';
import type { ApplicationService, Link, TaskPort } from '../application.ts';
import type { Reason } from '../reason.ts';
import type { Part } from '../roles/part.ts';
import type { Store } from '../store.ts';
import { plainIn } from '../values/flat-text.ts';

/** A connection of a service to another task of the project, before its port is settled. */
export interface TaskLink {
  readonly from: string;
  readonly to: string;
  /** Absent: the target's main port. */
  readonly port?: number;
  /** Whether a variable or the command speaks of it, rather than an order to wait. */
  readonly addressed: boolean;
  readonly because: Reason;
}

/** The tasks that a service connects to, and what says so. */
export function linksToTasks(
  from: Part,
  mentions: readonly Mention[],
  inCommand: readonly CommandMention[],
  parts: ReadonlyMap<string, Part>,
): readonly TaskLink[] {
  const { name, dependsOn, links, command, span } = from.service;
  const targets = [
    ...mentions
      .filter(({ machine }) => !machine)
      .map((mention) => ({
        to: mention.to.service.name,
        ...portIn(mention),
        addressed: true,
        because: { text: `${mention.variable.name} addresses it`, span: mention.variable.span },
      })),
    ...inCommand.map(({ to, port }) => ({
      to: to.service.name,
      ...(port !== undefined && { port }),
      addressed: true,
      because: { text: 'the command addresses it', span: command?.span ?? span },
    })),
    ...links.map((link) => ({
      to: link.value.split(':')[0] ?? link.value,
      addressed: false,
      because: { text: 'links names it', span: link.span },
    })),
    ...dependsOn
      .filter(({ condition }) => condition !== 'service_completed_successfully')
      .map((dependency) => ({
        to: dependency.service,
        addressed: false,
        because: { text: 'depends_on names it', span: dependency.span },
      })),
  ];
  return targets
    .filter(({ to }) => to !== name && isServer(parts.get(to)))
    .map((target) => ({ from: name, ...target }));
}

/** Only what keeps running can be connected to. */
function isServer(part: Part | undefined): boolean {
  return part?.role.kind === 'web' || part?.role.kind === 'worker';
}

function portIn({ address, variable }: Mention): { readonly port?: number } {
  const written = address.port && plainIn(variable.flat, address.port);
  if (written !== undefined) return { port: Number(written) };
  const port = address.form === 'url' ? schemePorts.get(address.protocol) : undefined;
  return port === undefined ? {} : { port };
}

const schemePorts: ReadonlyMap<string, number> = new Map([
  ['http', 80],
  ['ws', 80],
  ['https', 443],
  ['wss', 443],
]);

/** The links with their ports; one without a port to be known is left out. */
export function settleLinks(
  links: readonly TaskLink[],
  ports: (service: string) => readonly TaskPort[],
): readonly Link[] {
  return links.flatMap(({ from, to, port, because }) => {
    const settled = port ?? ports(to)[0]?.port;
    return settled === undefined ? [] : [{ from, to, port: settled, because }];
  });
}

/** The links of a service to the stores that it uses, or whose password it was given. */
export function linksToStores(
  service: Exclude<ApplicationService, { readonly kind: 'site' }>,
  used: ReadonlyMap<string, Reason>,
  stores: ReadonlyMap<string, Store>,
): readonly Link[] {
  const reasons = new Map(used);
  for (const { name, value, span } of service.environment) {
    for (const part of value) {
      if (part.kind !== 'store' || reasons.has(part.store)) continue;
      reasons.set(part.store, { text: `${name} follows it`, span });
    }
  }
  return [...reasons].flatMap(([name, because]) => {
    const store = stores.get(name);
    return store ? [{ from: service.name, to: name, port: portOf(store), because }] : [];
  });
}

function portOf(store: Store): number {
  return 'port' in store ? store.port : 443;
}

/** Each connection once, with the first thing that says it. */
export function uniqueLinks(links: readonly Link[]): readonly Link[] {
  const unique = new Map<string, Link>();
  for (const link of links) {
    const key = `${link.from} ${link.to} ${link.port}`;
    if (!unique.has(key)) unique.set(key, link);
  }
  return [...unique.values()];
}
