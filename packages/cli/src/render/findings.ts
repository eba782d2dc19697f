import {
  count,
  type Diagnostic,
  listOf,
  type Severity,
  type SourceFile,
} from '@seaworthy/compiler';
import { paragraph } from '../terminal/paragraph.ts';
import { findingInBrief, findingInFull } from './finding.ts';
import { groupBy } from './group-by.ts';
import { joinSections } from './section.ts';
import { placeText, type View } from './view.ts';

/** Nobody reads more at once, and drawing hundreds of thousands would take minutes. */
const mostInFull = 500;

/** Diagnostics in full, in the given order. */
export function allFindings(diagnostics: readonly Diagnostic[], view: View): readonly string[] {
  const left = diagnostics.length - mostInFull;
  return joinSections([
    ...diagnostics.slice(0, mostInFull).map((diagnostic) => findingInFull(diagnostic, view, 1)),
    left > 0 ? moreFindings(left, view) : [],
  ]);
}

function moreFindings(left: number, { page }: View): readonly string[] {
  const text = `${count(left, 'more finding', 'more findings')}: seaworthy check --json lists all`;
  return paragraph(text, page, { brush: page.paint.faint });
}

const shownOfACode = 3;

/**
 * Diagnostics for a reader in a hurry: of many alike the first few, and where all are shown; advice in
 * brief.
 */
export function mainFindings(
  diagnostics: readonly Diagnostic[],
  view: View,
  whereAllAre = 'seaworthy check shows all',
): readonly string[] {
  const alike = groupBy(diagnostics, (diagnostic) => diagnostic.code);
  return joinSections(
    alike.flatMap((same) => {
      const shown = same.length === shownOfACode + 1 ? same : same.slice(0, shownOfACode);
      return [
        ...shown.map((diagnostic) => draw(diagnostic, view)),
        othersAlike(same.slice(shown.length), whereAllAre, view),
      ];
    }),
  );
}

function draw(diagnostic: Diagnostic, view: View): readonly string[] {
  return diagnostic.severity === 'advice'
    ? findingInBrief(diagnostic, view)
    : findingInFull(diagnostic, view, 0);
}

function othersAlike(
  others: readonly Diagnostic[],
  whereAllAre: string,
  view: View,
): readonly string[] {
  const [first] = others;
  if (!first) return [];
  const places = others.flatMap(({ span }) => (span ? [placeText(span, view)] : []));
  const shown = places.slice(0, 5).join(', ') + (places.length > 5 ? ', …' : '');
  const text = `${others.length} more of ${first.code}: ${shown}; ${whereAllAre}`;
  return paragraph(text, view.page, { brush: view.page.paint.faint });
}

const gravity: Readonly<Record<Severity, number>> = { error: 0, warning: 1, advice: 2 };

/** The diagnostics by gravity, then file, then place. */
export function sortFindings(
  diagnostics: readonly Diagnostic[],
  files: readonly SourceFile[],
): readonly Diagnostic[] {
  const order = new Map(files.map((file, at) => [file.path, at]));
  const fileOf = ({ span }: Diagnostic) => (span ? (order.get(span.file) ?? order.size) : -1);
  return [...diagnostics].sort(
    (a, b) =>
      gravity[a.severity] - gravity[b.severity] ||
      fileOf(a) - fileOf(b) ||
      (a.span?.start ?? 0) - (b.span?.start ?? 0),
  );
}

/** `1 error, 2 warnings and 3 pieces of advice`; empty when there is nothing to say. */
export function countFindings(diagnostics: readonly Diagnostic[]): string {
  const counted = (severity: Severity) =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  const counts = [
    [counted('error'), 'error', 'errors'],
    [counted('warning'), 'warning', 'warnings'],
    [counted('advice'), 'piece of advice', 'pieces of advice'],
  ] as const;
  return listOf(counts.flatMap(([n, one, many]) => (n > 0 ? [count(n, one, many)] : [])));
}
