import type { ApplicationService } from '../../../application/application.ts';
import { shortHash } from '../../../text/names.ts';
import { planRules, type RoutingRule, type RuleConditions } from './plan-rules.ts';

/**
 * Gives every listener rule a priority of its own. The load balancer takes the first rule that
 * matches, so that exact hosts come before wildcards before no host, and deep paths before shallow
 * ones. Within such a band the place is a hash of the rule, so that a new service leaves the others
 * where they are; when two fall on one place, the service whose name comes later moves on.
 */
export function assignPriorities(
  services: readonly ApplicationService[],
  range: PriorityRange = allPriorities,
): ReadonlyMap<string, readonly RoutingRule[]> {
  const taken = new Set<number>();
  const byName = services
    .filter((service) => service.kind === 'web')
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return new Map(
    byName.map((service) => [
      service.name,
      planRules(service).map((rule) => ({
        ...rule,
        priority: claim(rule, service.name, range, taken),
      })),
    ]),
  );
}

/** Which priorities are ours: from the first on, a share of those that a listener has. */
export interface PriorityRange {
  readonly first: number;
  /** By how much the bands are narrower than those of a listener of our own. */
  readonly share: number;
}

const allPriorities: PriorityRange = { first: 1, share: 1 };

/** 4,920 priorities of a listener that others use as well. */
export function sharedPriorities(first: number): PriorityRange {
  return { first, share: 10 };
}

function claim(
  rule: RuleConditions,
  service: string,
  range: PriorityRange,
  taken: Set<number>,
): number {
  const band = bandOf(rule, range);
  const text = [service, ...rule.hosts, ...rule.paths].join(' ');
  let priority =
    band.first + (Number.parseInt(shortHash(text), 16) % (band.width - spare / range.share));
  while (taken.has(priority)) priority += 1;
  taken.add(priority);
  return priority;
}

/** Places at the end of a band that only collisions reach: as many as AWS takes rules. */
const spare = 100;

/**
 * Places for the depths 0, 1, 2, …; all deeper paths share the last band. Their sum is for one rank
 * of hosts. All are tens, for whoever shares.
 */
const widths = [5000, 5000, 3000, 1200, 600, 400, 400, 400, 400];
const widthOfRank = widths.reduce((sum, width) => sum + width, 0);

interface Band {
  readonly first: number;
  readonly width: number;
}

/** The deepest paths come first within their rank of hosts. */
function bandOf({ hostRank, depth }: RuleConditions, { first, share }: PriorityRange): Band {
  const place = Math.min(depth, widths.length - 1);
  const deeper = widths.slice(place + 1).reduce((sum, width) => sum + width, 0);
  return {
    first: first + (hostRank * widthOfRank + deeper) / share,
    width: (widths[place] ?? 0) / share,
  };
}
