import type { CloudFacts } from '../../facts/cloud-facts.ts';
import { factNamed } from '../fact-named.ts';
import { isFromEcr } from '../image-reference.ts';
import { onceFor } from '../once-for.ts';
import { endpointFor, type MissingLink, reach } from '../reach.ts';
import { parseSecretReference } from '../secret-reference.ts';
import { type TaskSet, taskSetsOf } from '../task-sets.ts';
import { defaultRoute } from '../way-out.ts';

/** What keeps a set of tasks from fetching what it needs to start. */
export interface BlockedPull {
  readonly set: TaskSet;
  /** What it cannot reach: AWS services by the name of their endpoint, registries by host. */
  readonly needs: readonly string[];
  readonly missing: MissingLink;
  /** What mends it: an association that was forgotten, an endpoint, or another way out. */
  readonly kind: 'association' | 'endpoint' | 'way-out';
}

/** The sets of tasks that cannot reach their registry, secrets or logs. */
export const blockedPulls = onceFor((cloud: CloudFacts): readonly BlockedPull[] =>
  taskSetsOf(cloud).flatMap((set) => blockedPull(cloud, set) ?? []),
);

function blockedPull(cloud: CloudFacts, set: TaskSet): BlockedPull | undefined {
  const { subnets } = set.placement;
  if (subnets === 'unknown') return undefined;
  const outside = reach(cloud, set.placement, { kind: 'internet' }, 443);
  const blocked: { readonly need: string; readonly missing: MissingLink }[] = [];
  for (const need of needsOf(cloud, set)) {
    const outcome = endpointFor(cloud, subnets, need)
      ? reach(cloud, set.placement, { kind: 'aws', service: need }, 443)
      : outside;
    if (outcome.answer === 'no') blocked.push({ need, missing: outcome.missing });
  }
  const worst = blocked.find(({ missing }) => missing.kind === 'ingress') ?? blocked[0];
  if (!worst) return undefined;
  const { missing } = worst;
  return {
    set,
    needs: blocked.map(({ need }) => need),
    missing,
    kind: kindOf(cloud, subnets, missing),
  };
}

function kindOf(
  cloud: CloudFacts,
  subnets: readonly string[],
  missing: MissingLink,
): BlockedPull['kind'] {
  if (missing.kind === 'ingress') return 'endpoint';
  if (missing.kind !== 'route') return 'way-out';
  const vpc = factNamed(cloud.subnets, subnets[0])?.vpc;
  const hasWayOut = cloud.routeTables.some(
    (table) => table.vpc === vpc && defaultRoute(table)?.target.kind === 'nat-gateway',
  );
  if (missing.implicit && hasWayOut) return 'association';
  const reliesOnEndpoints = cloud.endpoints.some(
    (endpoint) => endpoint.vpc === vpc && endpoint.type === 'interface',
  );
  return reliesOnEndpoints ? 'endpoint' : 'way-out';
}

function needsOf(cloud: CloudFacts, { definition }: TaskSet): readonly string[] {
  const needs = new Set<string>();
  for (const container of definition.containers) {
    if (isFromEcr(container.image)) {
      for (const service of ['ecr.api', 'ecr.dkr', 's3']) needs.add(service);
    } else {
      needs.add(`the registry of ${container.image}`);
    }
    if (container.log?.driver === 'awslogs') needs.add('logs');
    for (const { valueFrom } of container.secrets) {
      const { base, fact } = parseSecretReference(cloud, valueFrom);
      const isParameter = fact ? fact.store === 'parameter-store' : /:ssm:|^\//.test(base);
      needs.add(isParameter ? 'ssm' : 'secretsmanager');
    }
  }
  return [...needs];
}
