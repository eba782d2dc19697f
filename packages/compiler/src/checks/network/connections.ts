import type { Placement, Reachable } from '../../facts/cloud/fact.ts';
import type { ContainerFact } from '../../facts/cloud/task.ts';
import type { CloudFacts } from '../../facts/cloud-facts.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Span } from '../../source/span.ts';
import { onceFor } from '../once-for.ts';
import { parseSecretReference } from '../secret-reference.ts';
import { addressIn } from '../task/address-in.ts';
import { type TaskSet, taskSetsOf } from '../task-sets.ts';
import { bindingOf, taskNamed } from '../understood.ts';

/** A connection that a task will try to open. */
export interface Connection {
  readonly from: TaskSet;
  /** What it goes to, in the user's words. */
  readonly to: string;
  readonly placement: Placement | 'internet';
  readonly port: number;
  /** The text that says so. */
  readonly span?: Span;
}

/** The value of a variable as far as it can be known: its secrets left out. */
export interface KnownVariable {
  readonly name: string;
  readonly value: string;
}

/** Every connection that variables name, or that the project's links say; each once. */
export function connectionsOf(facts: Facts): readonly Connection[] {
  return findConnections(facts);
}

const findConnections = onceFor((facts: Facts): readonly Connection[] => {
  const { cloud } = facts;
  const connections = taskSetsOf(cloud).flatMap((set) => [
    ...set.definition.containers
      .flatMap((container) => knownVariables(cloud, container))
      .flatMap((variable) => namedConnections(facts, set, variable)),
    ...linkedConnections(facts, set),
  ]);
  const unique = new Map<string, Connection>();
  for (const connection of connections) {
    const key = `${connection.from.id} ${connection.to} ${connection.port}`;
    if (!unique.has(key)) unique.set(key, connection);
  }
  return [...unique.values()];
});

/** A container's variables with values, and those whose secret the template composes. */
export function knownVariables(
  cloud: CloudFacts,
  { environment, secrets }: ContainerFact,
): readonly KnownVariable[] {
  return [
    ...environment,
    ...secrets.flatMap(({ name, valueFrom }) => {
      const { key, fact } = parseSecretReference(cloud, valueFrom);
      const keys = fact?.content.kind === 'json' ? fact.content.keys : [];
      const shape = keys.find((each) => each.name === key)?.shape;
      return shape === undefined ? [] : [{ name, value: shape }];
    }),
  ];
}

function namedConnections(facts: Facts, set: TaskSet, variable: KnownVariable): Connection[] {
  const span = bindingOf(taskNamed(facts, set.owner), variable.name)?.span;
  const place = span ? { span } : {};
  const stores = storesNamedIn(facts.cloud, variable.value).flatMap((store) =>
    store.port === 'unknown'
      ? []
      : [
          {
            from: set,
            to: nameOfStore(store),
            placement: store.placement,
            port: store.port,
            ...place,
          },
        ],
  );
  return [
    ...stores,
    ...outsideConnection(set, variable.value).map((each) => ({ ...each, ...place })),
  ];
}

function nameOfStore(store: Reachable): string {
  return store.owner ?? store.id;
}

const standardPorts: Readonly<Record<string, number>> = {
  http: 80,
  https: 443,
  ws: 80,
  wss: 443,
  postgres: 5432,
  postgresql: 5432,
  mysql: 3306,
  redis: 6379,
  rediss: 6379,
  amqp: 5672,
  amqps: 5671,
  mongodb: 27017,
  smtp: 587,
  smtps: 465,
};

/** An address with a dot in its name lies outside, except where AWS serves it itself. */
function outsideConnection(set: TaskSet, value: string): Connection[] {
  const address = addressIn(value);
  if (!address || !isOutside(address.host)) return [];
  const port = address.port ?? standardPorts[address.scheme ?? ''];
  return port === undefined ? [] : [{ from: set, to: address.host, placement: 'internet', port }];
}

function isOutside(host: string): boolean {
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(host) || /^[\d.]+$/.test(host)) return false;
  return !/\.(amazonaws\.com(\.cn)?|internal|local|localhost|test|example)$/i.test(host);
}

/** The stores whose endpoint a value holds. */
export function storesNamedIn(cloud: CloudFacts, value: string): readonly Reachable[] {
  if (!value.includes('${')) return [];
  const stores = indexStores(cloud);
  const ids = [...value.matchAll(/\$\{([^}.]+)(?:\.[^}]*)?\}/g)].map(([, id = '']) => id);
  return [...new Set(ids)].flatMap((id) => stores.get(id) ?? []);
}

const indexStores = onceFor(
  (cloud: CloudFacts): ReadonlyMap<string, Reachable> =>
    new Map(
      [...cloud.databases, ...cloud.caches, ...cloud.brokers].map((store) => [store.id, store]),
    ),
);

/** What the project itself says: a service that another one addresses by its Compose name. */
function linkedConnections(facts: Facts, set: TaskSet): readonly Connection[] {
  if (!facts.application || set.owner === undefined) return [];
  return (linksByService(facts.application).get(set.owner) ?? []).flatMap((link) => {
    const placement = targetsByOwner(facts.cloud).get(link.to);
    if (!placement || isDatagram(facts, link)) return [];
    const span = link.because.span;
    return [{ from: set, to: link.to, placement, port: link.port, ...(span && { span }) }];
  });
}

function isDatagram(facts: Facts, { to, port }: Application['links'][number]): boolean {
  const ports = taskNamed(facts, to)?.ports ?? [];
  return ports.some((each) => each.port === port && each.protocol === 'udp');
}

type Application = NonNullable<Facts['application']>;

const linksByService = onceFor((application: Application) => {
  const links = new Map<string, Application['links'][number][]>();
  for (const link of application.links) {
    const same = links.get(link.from);
    if (same) same.push(link);
    else links.set(link.from, [link]);
  }
  return links;
});

const targetsByOwner = onceFor(
  (cloud: CloudFacts): ReadonlyMap<string, Placement> =>
    new Map([
      ...cloud.services.flatMap(({ owner, placement }) =>
        owner === undefined ? [] : [[owner, placement] as const],
      ),
      ...[...indexStores(cloud).values()].flatMap(({ owner, placement }) =>
        owner === undefined ? [] : [[owner, placement] as const],
      ),
    ]),
);
