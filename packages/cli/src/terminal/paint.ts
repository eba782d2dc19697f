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
  return colour ? coloured : plain;
}

const bold = brush(1, 22);
const red = brush(31, 39);
const yellow = brush(33, 39);
const blue = brush(34, 39);

const coloured: Paint = {
  title: bold,
  name: brush(36, 39),
  faint: brush(2, 22),
  money: brush(32, 39),
  error: (text) => bold(red(text)),
  warning: (text) => bold(yellow(text)),
  advice: (text) => bold(blue(text)),
};

/** Paints from one of the terminal's codes to another, anew after what is painted inside. */
function brush(from: number, to: number): Brush {
  const start = `\u001b[${from}m`;
  const end = `\u001b[${to}m`;
  return (text) => start + text.replaceAll(end, end + start) + end;
}

const plain: Paint = {
  title: leave,
  name: leave,
  faint: leave,
  money: leave,
  error: leave,
  warning: leave,
  advice: leave,
};

function leave(text: string): string {
  return text;
}
