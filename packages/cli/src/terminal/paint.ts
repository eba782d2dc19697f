import picocolors from 'picocolors';

export type Brush = (text: string) => string;

/** Colours by what they say, so that a page looks the same wherever it is drawn. */
export interface Paint {
  readonly title: Brush;
  readonly name: Brush;
  readonly faint: Brush;
  readonly money: Brush;
  readonly error: Brush;
  readonly warning: Brush;
  readonly advice: Brush;
}

/** The brushes, or brushes that leave no colour. */
export function paintFor(colour: boolean): Paint {
  const colours = picocolors.createColors(colour);
  return {
    title: colours.bold,
    name: colours.cyan,
    faint: colours.dim,
    money: colours.green,
    error: (text) => colours.bold(colours.red(text)),
    warning: (text) => colours.bold(colours.yellow(text)),
    advice: (text) => colours.bold(colours.blue(text)),
  };
}
