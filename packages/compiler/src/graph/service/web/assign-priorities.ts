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
): ReadonlyMap<string, readonly RoutingRule[]> {
  const taken = new Set<number>();
  const byName = services
    .filter((service) => service.kind === 'web')
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return new Map(
    byName.map((service) => [
      service.name,
      planRules(service).map((rule) => ({ ...rule, priority: claim(rule, service.name, taken) })),
    ]),
  );
}

function claim(rule: RuleConditions, service: string, taken: Set<number>): number {
  const band = bandOf(rule);
  const text = [service, ...rule.hosts, ...rule.paths].join(' ');
  let priority = band.first + (Number.parseInt(shortHash(text), 16) % (band.width - spare));
  while (taken.has(priority)) priority += 1;
  taken.add(priority);
  return priority;
}

/** Places at the end of a band that only collisions reach: as many as AWS takes rules. */
const spare = 100;

/** Places for the depths 0, 1, 2, …; all deeper paths share the last band. Their sum is for one rank of hosts. */
const widths = [5000, 5000, 3000, 1200, 600, 400, 400, 400, 400];
const widthOfRank = widths.reduce((sum, width) => sum + width, 0);

interface Band {
  readonly first: number;
  readonly width: number;
}

/** Priorities count from 1; the deepest paths come first within their rank of hosts. */
function bandOf({ hostRank, depth }: RuleConditions): Band {
  const place = Math.min(depth, widths.length - 1);
  const deeper = widths.slice(place + 1).reduce((sum, width) => sum + width, 0);
  return { first: 1 + hostRank * widthOfRank + deeper, width: widths[place] ?? 0 };
}
