import { hostsIn } from '@seaworthy/compiler';
import type { ServiceEvidence } from '../evidence.ts';
import { type LiveSecret, withoutKey } from './read-live-secrets.ts';
import { type StoreName, storeOfHost } from './store-name.ts';
import type { TaskDefinitionFact } from './subject.ts';

/** What tells of the databases and caches that services connect to. */
export interface Clues {
  readonly definitions: readonly TaskDefinitionFact[];
  readonly secrets: readonly LiveSecret[];
  readonly logs: readonly Pick<ServiceEvidence, 'service' | 'logTail'>[];
}

/**
 * The stores of a region that variables name by their hosts, whose password AWS keeps in a secret of
 * the tasks, or that the ends of logs name.
 */
export function namedStores(
  { definitions, secrets, logs }: Clues,
  region: string,
): readonly StoreName[] {
  return [
    ...definitions.flatMap(({ owner, containers }) => {
      const values = containers.flatMap(({ environment }) => environment.map(({ value }) => value));
      return inTexts(values, owner, region);
    }),
    ...definitions.flatMap((definition) => ofSecrets(definition, secrets)),
    ...logs.flatMap(({ service, logTail }) => inTexts(logTail, service, region)),
  ];
}

function inTexts(
  texts: readonly string[],
  service: string | undefined,
  region: string,
): readonly StoreName[] {
  const hosts = new Set(texts.flatMap(hostsIn));
  return [...hosts].flatMap((host): readonly StoreName[] => {
    const store = storeOfHost(host, region);
    return store ? [{ ...store, host, users: service === undefined ? [] : [service] }] : [];
  });
}

function ofSecrets(
  { owner, containers }: TaskDefinitionFact,
  secrets: readonly LiveSecret[],
): readonly StoreName[] {
  const used = containers.flatMap((container) =>
    container.secrets.map(({ valueFrom }) => withoutKey(valueFrom)),
  );
  return secrets.flatMap(({ fact, database }) =>
    database && fact.references.some((reference) => used.includes(reference))
      ? [{ ...database, users: owner === undefined ? [] : [owner] }]
      : [],
  );
}
