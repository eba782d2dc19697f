import type { WebService } from '../../../application/application.ts';

/** One listener rule: requests to any of the hosts and any of the paths. Empty means every. */
export interface RuleConditions {
  readonly hosts: readonly string[];
  /** Patterns as the load balancer takes them, such as `/api` and `/api/*`. */
  readonly paths: readonly string[];
  /** 0 for exact hosts, 1 for those with a wildcard, 2 for every host. */
  readonly hostRank: number;
  /** Segments of the paths, all alike: `/` has 0, `/api/v2` has 2. */
  readonly depth: number;
}

/** Conditions with the place of the rule among all rules of the listener. */
export interface RoutingRule extends RuleConditions {
  readonly priority: number;
}

/** What AWS takes in one rule, hosts and paths together. */
const mostValues = 5;

/**
 * The rules that a service's hosts and paths need: hosts of one rank and paths of one depth in each,
 * so that a rule has one place in the order, and few enough values for AWS.
 */
export function planRules({ route }: WebService): readonly RuleConditions[] {
  const hosts = groupBy(distinct(route.hosts), hostRank);
  const paths = groupBy(distinct(route.paths.map(trimPath)), pathDepth);
  return [...hosts].flatMap(([rank, hostGroup]) =>
    [...paths].flatMap(([depth, pathGroup]) =>
      cut(
        hostGroup.filter((host) => host !== ''),
        pathGroup,
      ).map((values) => ({ ...values, hostRank: rank, depth })),
    ),
  );
}

/** Each once; for none, the empty text that stands for all. */
function distinct(texts: readonly string[]): readonly string[] {
  return texts.length > 0 ? [...new Set(texts)] : [''];
}

function hostRank(host: string): number {
  if (host === '') return 2;
  return /[*?]/.test(host) ? 1 : 0;
}

function trimPath(path: string): string {
  return path.replace(/\/?\*?$/, '');
}

function pathDepth(path: string): number {
  return path.split('/').length - 1;
}

/** A path below `/` takes two values, for itself and for what is under it. */
function cut(
  hosts: readonly string[],
  paths: readonly string[],
): readonly Pick<RuleConditions, 'hosts' | 'paths'>[] {
  const isEverything = paths.includes('');
  if (isEverything && hosts.length === 0) return [{ hosts: [], paths: ['/*'] }];
  if (isEverything) return chunks(hosts, mostValues).map((some) => ({ hosts: some, paths: [] }));
  const hostsInRule = hosts.length === 1 ? 1 : 3;
  const pathsInRule = Math.floor((mostValues - Math.min(hosts.length, hostsInRule)) / 2);
  return chunks(hosts, hostsInRule).flatMap((someHosts) =>
    chunks(paths, pathsInRule).map((somePaths) => ({
      hosts: someHosts,
      paths: somePaths.flatMap((path) => [path, `${path}/*`]),
    })),
  );
}

/** Pieces of at most `size`; one empty piece for nothing. */
function chunks<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  if (items.length <= size) return [items];
  return [items.slice(0, size), ...chunks(items.slice(size), size)];
}

function groupBy<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
