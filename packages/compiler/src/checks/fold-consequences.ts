import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Facts } from '../facts/facts.ts';
import { followsFrom, levelOf } from './precedence.ts';

/**
 * Leaves out what another finding about the same service explains. On a plan that is what must
 * follow from it. In a running system an error also hides the errors of every later level: what
 * was never reached cannot be judged.
 */
export function foldConsequences(
  findings: readonly Diagnostic[],
  origin: Facts['origin'],
): readonly Diagnostic[] {
  const roots = new Map<string, Diagnostic[]>();
  for (const finding of findings) {
    if (finding.severity !== 'error' || finding.owner === undefined) continue;
    const same = roots.get(finding.owner);
    if (same) same.push(finding);
    else roots.set(finding.owner, [finding]);
  }
  return findings.filter((finding) => {
    const others = roots.get(finding.owner ?? '') ?? [];
    return !others.some((root) => explains(root, finding, origin));
  });
}

function explains(root: Diagnostic, finding: Diagnostic, origin: Facts['origin']): boolean {
  if (root === finding) return false;
  if (followsFrom(root.code, finding.code)) return true;
  if (origin === 'plan' || finding.severity !== 'error') return false;
  const level = levelOf(finding.code);
  const rootLevel = levelOf(root.code);
  return level !== undefined && rootLevel !== undefined && rootLevel < level;
}
