import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Span } from '../source/span.ts';
import type { Reading } from './reading.ts';

/**
 * The diagnostics in the order of the files, each once (several services may extend one), without
 * what only follows from another.
 */
export function worthTelling(
  diagnostics: readonly Diagnostic[],
  reading: Reading,
): readonly Diagnostic[] {
  const told = new Set<string>();
  const mistyped = new Set(
    diagnostics.filter(({ code }) => code === 'compose/wrong-type').map(({ span }) => place(span)),
  );
  const kept = diagnostics.filter((diagnostic) => {
    const { code, span } = diagnostic;
    const identity = identityOf(diagnostic);
    if (told.has(identity) || isMisread(diagnostic, reading)) return false;
    if (code.startsWith('compose/bad-') && mistyped.has(place(span))) return false;
    told.add(identity);
    return true;
  });
  return inOrder(kept, reading);
}

/** Their messages name the service; at one place, the first one speaks for all that share it. */
const namingTheService = new Set([
  'compose/unknown-key',
  'compose/unknown-reference',
  'compose/depends-on-inactive',
]);

function identityOf({ code, message, span }: Diagnostic): string {
  const isShared = span !== undefined && namingTheService.has(code);
  return `${code} ${place(span)} ${isShared ? '' : message}`;
}

function place(span: Span | undefined): string {
  return span ? `${span.file}:${span.start}-${span.end}` : '';
}

/** Whether a diagnostic is about text that a syntax error made unreadable. */
function isMisread({ code, span }: Diagnostic, { files }: Reading): boolean {
  if (!span || code === 'compose/yaml-syntax') return false;
  const { brokenAt = Number.POSITIVE_INFINITY } = files.get(span.file) ?? {};
  return span.start >= brokenAt;
}

function inOrder(diagnostics: readonly Diagnostic[], { files }: Reading): readonly Diagnostic[] {
  const order = new Map([...files.keys()].map((path, index) => [path, index]));
  const fileOf = ({ span }: Diagnostic) => (span ? (order.get(span.file) ?? order.size) : -1);
  const startOf = ({ span }: Diagnostic) => span?.start ?? 0;
  return diagnostics.toSorted(
    (left, right) => fileOf(left) - fileOf(right) || startOf(left) - startOf(right),
  );
}
