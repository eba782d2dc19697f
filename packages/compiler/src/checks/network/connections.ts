import type { Placement, Reachable } from '../../facts/cloud/fact.ts';
import type { CloudFacts } from '../../facts/cloud-facts.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Span } from '../../source/span.ts';
import { nameOf } from '../about.ts';
import { onceFor } from '../once-for.ts';
import { type Program, programsOf } from '../programs.ts';
import { storesOf, storeVariablesOf } from '../store-variables.ts';
import { bindingOf, taskNamed } from '../understood.ts';
import { outsideAddress } from './outside-address.ts';

/** A TCP connection that a program will try to open. */
export interface Connection {
  readonly from: Program;
  /** What it goes to, in the user's words. */
  readonly to: string;
  readonly placement: Placement | 'internet';
  readonly port: number;
  /** The text that says so. */
  readonly span?: Span;
}

/** Every connection that variables name, or that the project's links say; each once. */
export const connectionsOf = onceFor((facts: Facts): readonly Connection[] => {
  const unique = new Map<string, Connection>();
  for (const connection of [
    ...storeConnections(facts),
    ...outsideConnections(facts),
    ...linkedConnections(facts),
    ...knownConnections(facts.cloud),
  ]) {
    const key = `${connection.from.id} ${connection.to} ${connection.port}`;
    if (!unique.has(key)) unique.set(key, connection);
  }
  return [...unique.values()];
});

function storeConnections(facts: Facts): readonly Connection[] {
  return storeVariablesOf(facts.cloud).flatMap(({ program, store, name }) => {
    if (store.port === 'unknown') return [];
    const to = nameOf(store);
    const { placement, port } = store;
    return [{ from: program, to, placement, port, ...placeOf(facts, program, name) }];
  });
}

function outsideConnections(facts: Facts): readonly Connection[] {
  return programsOf(facts.cloud).flatMap((program) =>
    program.variables.flatMap(({ name, value }) => {
      const address = outsideAddress(value);
      if (!address) return [];
      const { host: to, port } = address;
      return [{ from: program, to, placement: 'internet', port, ...placeOf(facts, program, name) }];
    }),
  );
}

function placeOf(facts: Facts, { owner }: Program, variable: string): { readonly span?: Span } {
  const span = bindingOf(taskNamed(facts, owner), variable)?.span;
  return span ? { span } : {};
}

/** What the project itself says: a service that another one addresses by its Compose name. */
function linkedConnections(facts: Facts): readonly Connection[] {
  const { cloud, application } = facts;
  const programs = new Map(programsOf(cloud).map((program) => [program.owner, program]));
  const targets = placementsByOwner(cloud);
  return (application?.links ?? []).flatMap((link) => {
    const from = programs.get(link.from);
    const placement = targets.get(link.to);
    if (!from || !placement || isDatagram(facts, link)) return [];
    const { span } = link.because;
    return [{ from, to: link.to, placement, port: link.port, ...(span && { span }) }];
  });
}

function isDatagram(facts: Facts, link: { readonly to: string; readonly port: number }): boolean {
  const ports = taskNamed(facts, link.to)?.ports ?? [];
  return ports.some(({ port, protocol }) => port === link.port && protocol === 'udp');
}

/** Of what runs, logs and secrets tell more than variables do. */
function knownConnections(cloud: CloudFacts): readonly Connection[] {
  return storesOf(cloud).flatMap((store) => {
    const { placement, port, users = [] } = store;
    const programs = programsOf(cloud).filter(({ owner = '' }) => users.includes(owner));
    if (port === 'unknown') return [];
    return programs.map((from) => ({ from, to: nameOf(store), placement, port }));
  });
}

function placementsByOwner(cloud: CloudFacts): ReadonlyMap<string | undefined, Placement> {
  const targets: readonly Pick<Reachable, 'owner' | 'placement'>[] = [
    ...cloud.services,
    ...storesOf(cloud),
  ];
  return new Map(targets.map(({ owner, placement }) => [owner, placement]));
}
