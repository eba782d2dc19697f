import type { Page } from '../terminal/page.ts';
import { paragraph } from '../terminal/paragraph.ts';

/** A titled part of a result; nothing when it has no lines. */
export function section(title: string, lines: readonly string[], page: Page): readonly string[] {
  return lines.length === 0
    ? []
    : [...paragraph(title, page, { brush: page.paint.title }), ...lines];
}

/** Parts with an empty line between them. */
export function joinSections(sections: readonly (readonly string[])[]): readonly string[] {
  return sections
    .filter((lines) => lines.length > 0)
    .flatMap((lines, at) => (at === 0 ? lines : ['', ...lines]));
}
