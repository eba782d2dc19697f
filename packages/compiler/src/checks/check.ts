import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Facts } from '../facts/facts.ts';

/**
 * A rule over facts. Its code is its page below `docs/diagnostics` and its entry in the catalogue
 * of failures; a code found on a plan is the same code that a running system is explained with.
 */
export interface Check {
  readonly code: string;
  readonly run: (facts: Facts) => Iterable<Diagnostic>;
}
