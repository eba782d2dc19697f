import { displayWidth } from '@seaworthy/compiler';
import type { Brush } from './paint.ts';

interface Padding {
  readonly align?: 'left' | 'right';
  /** Paints the text, not the spaces. */
  readonly brush?: Brush;
}

/** The text filled up with spaces to `width` columns. */
export function padText(text: string, width: number, { align, brush }: Padding = {}): string {
  const fill = ' '.repeat(Math.max(0, width - displayWidth(text)));
  const painted = brush && text !== '' ? brush(text) : text;
  return align === 'right' ? fill + painted : painted + fill;
}
