import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Check } from '../check.ts';

/** What one check finds, as `severity: message`. */
export function findingsOf(check: Check, facts: Facts): readonly string[] {
  return run(check, facts).map(({ severity, message }) => `${severity}: ${message}`);
}

/** The only finding of a check; throws when it finds nothing or more. */
export function onlyFinding(check: Check, facts: Facts): Diagnostic {
  const [finding, ...more] = run(check, facts);
  if (!finding || more.length > 0)
    throw new Error(`Expected one finding, got ${more.length + (finding ? 1 : 0)}.`);
  return finding;
}

function run(check: Check, facts: Facts): readonly Diagnostic[] {
  const findings = [...check.run(facts)];
  const stray = findings.find(({ code }) => code !== check.code);
  if (stray) throw new Error(`The check ${check.code} reports ${stray.code}.`);
  return findings;
}
