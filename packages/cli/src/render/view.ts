import type { Span } from '@seaworthy/compiler';
import type { Page } from '../terminal/page.ts';
import type { FramesOf } from './frames.ts';
import type { Place } from './places.ts';

/** What the parts of a result need to draw themselves. */
export interface View {
  readonly page: Page;
  readonly placeOf: (span: Span) => Place;
  readonly framesOf: FramesOf;
  /** Places that code frames hide, beside those that look like secrets. */
  readonly hidden: readonly Span[];
}

/** `compose.yaml:12`: a form that terminals and editors make clickable. */
export function placeText(span: Span, view: View): string {
  const { file, line } = view.placeOf(span);
  return `${file}:${line}`;
}
