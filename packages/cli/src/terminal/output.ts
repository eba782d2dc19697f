import { toAscii } from './ascii.ts';
import type { Page } from './page.ts';
import { paintFor } from './paint.ts';

/** Where text goes: the process's streams, or a test's. */
export interface Output {
  readonly write: (text: string) => void;
  /** Whether somebody read what was written last; absent where that is not known. */
  readonly isRead?: () => boolean;
  readonly width: number;
  readonly colour: boolean;
  readonly unicode: boolean;
}

/** Prints lines as the output can show them. */
export function printLines(lines: readonly string[], output: Output): void {
  const text = `${lines.join('\n')}\n`;
  output.write(output.unicode ? text : toAscii(text));
}

/** The page that lines for an output are laid out for. */
export function pageFor(output: Output): Page {
  return { width: output.width, paint: paintFor(output.colour) };
}

type Variables = Readonly<Record<string, string | undefined>>;

/** What is known of a stream such as `process.stdout`. */
export interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
  isRead?(): boolean;
}

const comfortable = 100;
const narrowest = 40;

/** How to write to a stream: lines stay readable on a wide screen, and where there is none. */
export function outputTo(stream: Stream, variables: Variables, platform: string): Output {
  const columns = (stream.isTTY && stream.columns) || Number(variables.COLUMNS) || comfortable;
  return {
    write: (text) => {
      stream.write(text);
    },
    isRead: () => stream.isRead?.() ?? true,
    width: Math.min(comfortable, Math.max(narrowest, columns)),
    colour: wantsColour(stream, variables),
    unicode: showsUnicode(variables, platform),
  };
}

/** https://no-color.org and https://force-color.org; otherwise a terminal that can. */
function wantsColour(stream: Stream, variables: Variables): boolean {
  if (variables.NO_COLOR) return false;
  const forced = variables.FORCE_COLOR;
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return stream.isTTY === true && variables.TERM !== 'dumb';
}

/** Unless the locale, the Linux console or an old Windows console says otherwise. */
function showsUnicode(variables: Variables, platform: string): boolean {
  if (variables.TERM === 'linux' || variables.TERM === 'dumb') return false;
  if (platform === 'win32') return Boolean(variables.WT_SESSION || variables.TERM_PROGRAM);
  const locale = variables.LC_ALL || variables.LC_CTYPE || variables.LANG;
  return !locale || /utf-?8/i.test(locale);
}
