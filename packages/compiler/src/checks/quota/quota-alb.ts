import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { CloudFacts } from '../../facts/cloud-facts.ts';
import { about, nameOf, withSeverity } from '../about.ts';
import { waysTo } from '../balance/target-ways.ts';
import type { Check } from '../check.ts';
import { factNamed } from '../fact-named.ts';

interface Parameters {
  readonly what: string;
  readonly mend: string;
}

const problems = declareDiagnostics({
  'quota-alb': {
    severity: 'error',
    message: ({ what }: Parameters) => what,
    help: ({ mend }: Parameters) => mend,
  },
});

/** Rules can be raised on request, target groups cannot. */
const limits = { rules: 100, targetGroups: 100, nameLength: 32 } as const;

/** Load balancers near or beyond what AWS takes for one, and names it does not take. */
export const quotaAlb: Check = {
  code: 'quota-alb',
  *run({ cloud }) {
    yield* checkCounts(cloud);
    for (const named of [...cloud.loadBalancers, ...cloud.targetGroups]) {
      if (named.name === undefined || isName(named.name)) continue;
      const found = {
        what: `\`${named.name}\` is no name for a load balancer or target group.`,
        mend: `Use at most ${limits.nameLength} letters, digits and hyphens, none of them at either end, or no name at all.`,
      };
      yield about(named, problems['quota-alb'](undefined, found));
    }
  },
};

function isName(name: string): boolean {
  return name.includes('${') || /^(?!-)[A-Za-z0-9-]{1,32}(?<!-)$/.test(name);
}

function* checkCounts(cloud: CloudFacts): Generator<Diagnostic> {
  const rules = countBy(
    cloud.listenerRules.map(({ listener }) => factNamed(cloud.listeners, listener)?.loadBalancer),
  );
  const groups = countBy(
    cloud.targetGroups.map(({ id }) => waysTo(cloud, id)[0]?.loadBalancer?.id),
  );
  for (const loadBalancer of cloud.loadBalancers) {
    for (const [kind, count, limit] of [
      ['listener rules', rules.get(loadBalancer.id) ?? 0, limits.rules],
      ['target groups', groups.get(loadBalancer.id) ?? 0, limits.targetGroups],
    ] as const) {
      if (count < limit * 0.8) continue;
      const found = {
        what: `The load balancer ${nameOf(loadBalancer)} has ${count} ${kind}; AWS takes ${limit}.`,
        mend: 'Put several hosts or paths into one rule, or split the project so that it has a second load balancer.',
      };
      const finding = problems['quota-alb'](undefined, found);
      yield about(loadBalancer, count > limit ? finding : withSeverity('warning', finding));
    }
  }
}

function countBy(keys: readonly (string | undefined)[]): ReadonlyMap<string | undefined, number> {
  const counts = new Map<string | undefined, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
