import type { Paint } from './paint.ts';

/** What a text is laid out for: a width in columns, and colours or none. */
export interface Page {
  readonly width: number;
  readonly paint: Paint;
}
