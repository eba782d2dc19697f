import { hostsIn } from '@seaworthy/compiler';
import type { ServiceEvidence } from '../evidence.ts';
import type { GivenValues } from './given-values.ts';
import { type LiveSecret, withoutKey } from './read-live-secrets.ts';
import { type StoreName, storeOfHost } from './store-name.ts';

/** What tells of the databases and caches that services connect to. */
export interface Clues {
  readonly given: readonly GivenValues[];
  readonly secrets: readonly LiveSecret[];
  readonly logs: readonly Pick<ServiceEvidence, 'service' | 'logTail'>[];
}

/**
 * The stores of a region that variables name by their hosts, whose password AWS keeps in a secret
 * that containers are given, or that the ends of logs name.
 */
export function namedStores({ given, secrets, logs }: Clues, region: string): readonly StoreName[] {
  return [
    ...given.flatMap(({ owner, environment }) => {
      const values = environment.map(({ value }) => value);
      return inTexts(values, owner, region);
    }),
    ...given.flatMap((values) => ofSecrets(values, secrets)),
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
  { owner, secrets: used }: GivenValues,
  secrets: readonly LiveSecret[],
): readonly StoreName[] {
  const references = used.map(({ valueFrom }) => withoutKey(valueFrom));
  return secrets.flatMap(({ fact, database }) =>
    database && fact.references.some((reference) => references.includes(reference))
      ? [{ ...database, users: owner === undefined ? [] : [owner] }]
      : [],
  );
}
