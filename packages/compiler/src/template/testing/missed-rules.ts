import { batchRules } from './missed-rules/batch.ts';
import type { Breach, MissedRule } from './missed-rules/breach.ts';
import { ecsRules } from './missed-rules/ecs.ts';
import { loadBalancerRules } from './missed-rules/load-balancer.ts';
import { permissionRules } from './missed-rules/permissions.ts';
import { queueRules } from './missed-rules/queues.ts';
import { storeRules } from './missed-rules/stores.ts';
import type { TemplateBody } from './template-body.ts';

/** What AWS refuses, or gets wrong, although its template validator says nothing. */
export const missedRules: Readonly<Record<string, MissedRule>> = {
  ...queueRules,
  ...storeRules,
  ...batchRules,
  ...permissionRules,
  ...loadBalancerRules,
  ...ecsRules,
};

/** Runs every rule over the templates of one plan. */
export function findMissed(templates: readonly TemplateBody[]): readonly Breach[] {
  return Object.entries(missedRules).flatMap(([rule, find]) =>
    [...find(templates)].map((breach) => ({ rule, ...breach })),
  );
}
