import { invalid } from '../table-errors.ts';
import { pathText } from './documents.ts';
import type { Path } from './expression.ts';
import type { ExpressionName } from './tokens.ts';

/** Throws when one path is, or lies within, another one of the same expression. */
export function refuseOverlaps(paths: readonly Path[], expression: ExpressionName): void {
  for (const [index, one] of paths.entries()) {
    for (const other of paths.slice(index + 1)) {
      if (!overlap(one, other)) continue;
      throw invalid(
        `Invalid ${expression}: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: ${pathText(one)}, path two: ${pathText(other)}`,
      );
    }
  }
}

function overlap(one: Path, other: Path): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length).every((step, index) => step === other[index]);
}
