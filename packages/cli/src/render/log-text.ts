import { displayWidth, printable } from '@seaworthy/compiler';
import type { LogLine } from '@seaworthy/engine';
import type { Output } from '../terminal/output.ts';
import { padText } from '../terminal/pad-text.ts';
import { type Brush, paintFor } from '../terminal/paint.ts';

/** Draws lines of several services: `api  890e52f4 │ listening on 8001`, each name in its colour. */
export function logText(services: readonly string[], { colour }: Pick<Output, 'colour'>) {
  const { name, money, advice, warning } = paintFor(colour);
  const brushes: readonly Brush[] = [name, money, advice, warning];
  const width = Math.max(0, ...services.map(displayWidth));
  return ({ service, task, line }: LogLine): string => {
    const brush = brushes[Math.max(0, services.indexOf(service)) % brushes.length] ?? name;
    const start = `${padText(printable(service), width)}  ${task.slice(0, 8)} │`;
    return `${brush(start)} ${harmless(line, colour)}`;
  };
}

/** Colours of the application stay where there are colours; no line steers the terminal. */
function harmless(line: string, colour: boolean): string {
  const parts = line.trimEnd().split(colours);
  if (parts.length === 1) return printable(line.trimEnd());
  const shown = parts.map((part, at) => {
    const isColour = at % 2 === 1;
    if (isColour) return colour ? part : '';
    return printable(part);
  });
  return shown.join('') + (colour ? '\u001b[0m' : '');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the terminal's own code for colours.
const colours = /(\u001b\[[\d;]*m)/;
