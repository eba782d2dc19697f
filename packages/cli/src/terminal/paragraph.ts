import { displayWidth, wrapText } from '@seaworthy/compiler';
import type { Page } from './page.ts';
import type { Brush } from './paint.ts';

interface ParagraphStyle {
  /** Stands before the first line; as many spaces before the others. */
  readonly first?: string;
  readonly firstBrush?: Brush;
  readonly brush?: Brush;
}

const narrowestText = 20;

/** A text wrapped to the page. An address of the web stays whole, for whoever wants to open it. */
export function paragraph(text: string, page: Page, style: ParagraphStyle = {}): readonly string[] {
  const { first = '', firstBrush = unpainted, brush = unpainted } = style;
  const indent = displayWidth(first);
  const lines = wrapText(text, Math.max(narrowestText, page.width - indent), isAddress);
  return lines.map((line, at) => (at === 0 ? firstBrush(first) : ' '.repeat(indent)) + brush(line));
}

function isAddress(word: string): boolean {
  return /^https?:\/\//.test(word);
}

function unpainted(text: string): string {
  return text;
}
