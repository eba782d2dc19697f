import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import type { Span } from '../source/span.ts';

/** What a diagnostic can be about: a fact, or a set of tasks. */
export interface Subject {
  readonly id: string;
  readonly span?: Span;
  readonly owner?: string;
}

/**
 * Says which service or store a diagnostic is about, and points at the Compose text that asks for
 * it when the check knows no smaller text.
 */
export function about(subject: Subject, diagnostic: Diagnostic): Diagnostic {
  const span = diagnostic.span ?? subject.span;
  return {
    ...diagnostic,
    ...(span && { span }),
    ...(subject.owner !== undefined && { owner: subject.owner }),
  };
}

/** What the user calls it: the service or store, else AWS's name for it. */
export function nameOf(subject: Subject): string {
  const { owner, id } = subject;
  // `arn:aws:rds:eu-west-1:123456789012:db:shop`; other ARNs end with a path.
  const end = /^arn:[^/]*$/.test(id) ? ':' : '/';
  return owner ?? id.slice(id.lastIndexOf(end) + 1);
}

/** The same finding, taken more or less seriously than its code usually is. */
export function withSeverity(severity: Severity, diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, severity };
}
