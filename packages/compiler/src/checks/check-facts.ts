import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Facts } from '../facts/facts.ts';
import { cloudChecks } from './cloud-checks.ts';
import { foldConsequences } from './fold-consequences.ts';
import { ignoredBy } from './ignored-by.ts';
import { sourceChecks } from './source/source-checks.ts';

/** Every check, in the order in which its findings are reported. */
export const checks = [...cloudChecks, ...sourceChecks];

/**
 * Runs every check over the facts. What the project ignores is left out before consequences are
 * folded: a root that nobody wants to hear of must not hide what follows from it.
 */
export function checkFacts(facts: Facts): readonly Diagnostic[] {
  const isIgnored = ignoredBy(facts.project);
  const findings: Diagnostic[] = [];
  for (const check of checks) {
    for (const finding of check.run(facts)) {
      if (!isIgnored(finding)) findings.push(finding);
    }
  }
  return foldConsequences(findings, facts.origin);
}
