import {
  type Diagnostic,
  declareDiagnostics,
  type Reporter,
  type Severity,
} from '../../diagnostics/diagnostic.ts';
import type { Facts } from '../../facts/facts.ts';
import { about } from '../about.ts';
import type { Check } from '../check.ts';
import { type SourcedTask, sourcedTasks } from './sourced-task.ts';

/** What is wrong, and what to do about it. */
export interface Finding {
  readonly what: string;
  readonly mend: string;
}

/** Declares a check's diagnostic. */
export function declareFinding(code: string, severity: Severity): Reporter<Finding> {
  const reporters = declareDiagnostics({
    finding: {
      severity,
      message: ({ what }: Finding) => what,
      help: ({ mend }: Finding) => mend,
    },
  });
  return (...found) => ({ ...reporters.finding(...found), code });
}

/**
 * A check that looks at one task after the other. Services that share an image share its mistakes:
 * each place is reported once.
 */
export function taskCheck(
  code: string,
  severity: Severity,
  inspect: (sourced: SourcedTask, report: Reporter<Finding>, facts: Facts) => Iterable<Diagnostic>,
): Check {
  const report = declareFinding(code, severity);
  return {
    code,
    *run(facts) {
      const told = new Set<string>();
      for (const sourced of sourcedTasks(facts)) {
        const { name, span } = sourced.task;
        for (const found of inspect(sourced, report, facts)) {
          const finding = about({ id: name, span, owner: name }, found);
          const place = JSON.stringify(finding.span);
          if (!told.has(place)) yield finding;
          told.add(place);
        }
      }
    },
  };
}
