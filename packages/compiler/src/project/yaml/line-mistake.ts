import { dispositionTables } from '../disposition-table.ts';

/** What is wrong with a line, and where it is. */
export interface LineMistake {
  readonly start: number;
  readonly end: number;
  readonly problem: string;
  readonly mend: string;
}

/**
 * What a person would see who looks at the line where reading went astray: a colon or a space that
 * is missing, a dash or a key at the wrong depth. Undefined when the line shows none of these. Words
 * of the file are only repeated when they are keys of Compose: others may be secrets.
 */
export function mistakeInLine(text: string, offset: number): LineMistake | undefined {
  const line = lineAt(text, offset);
  return (
    dashTooFarLeft(line, text) ?? lineTooFarRight(line, text) ?? listBesideKey(line) ?? colon(line)
  );
}

interface Line {
  /** Where the text of the line begins, after its indentation. */
  readonly start: number;
  readonly end: number;
  readonly indent: number;
  readonly content: string;
}

function lineAt(text: string, offset: number): Line {
  const begin = text.lastIndexOf('\n', offset - 1) + 1;
  const next = text.indexOf('\n', offset);
  const whole = text.slice(begin, next === -1 ? text.length : next);
  const content = whole.trim();
  const indent = content === '' ? 0 : whole.indexOf(content);
  return { start: begin + indent, end: begin + indent + content.length, indent, content };
}

/** The nearest line above or below that says something. */
function neighbour(line: Line, text: string, step: 1 | -1): Line | undefined {
  let found = line;
  do {
    const edge = step === 1 ? text.indexOf('\n', found.end) + 1 : found.start - found.indent - 1;
    if (edge <= 0 || edge > text.length || (step === 1 && edge === text.length)) return undefined;
    found = lineAt(text, edge);
  } while (found.content === '' || found.content.startsWith('#'));
  return found;
}

const item = /^-(\s|$)/;
const openKey = /^["']?([A-Za-z_][\w.-]*)["']?:\s*(#.*)?$/;
const anyKey = /^["']?[A-Za-z_][\w.-]*["']?:(\s|$)/;

function dashTooFarLeft(line: Line, text: string): LineMistake | undefined {
  const above = item.test(line.content) ? neighbour(line, text, -1) : undefined;
  const [, key = ''] = openKey.exec(above?.content ?? '') ?? [];
  if (!above || key === '' || line.indent >= above.indent) return undefined;
  return mistake(line, {
    problem: 'this list item stands further left than the key that it belongs to',
    mend: `Indent it as far as ${isKnown(key) ? `\`${key}\`` : 'that key'}, or further.`,
  });
}

/** Below an item or a value that is complete, a deeper line belongs to nothing. */
function lineTooFarRight(line: Line, text: string): LineMistake | undefined {
  const isComplete =
    item.test(line.content) || /^["']?[\w.-]+["']?:\s+[^\s#|>&!]/.test(line.content);
  const below = isComplete ? neighbour(line, text, 1) : undefined;
  if (!below || below.indent <= line.indent || !anyKey.test(below.content)) return undefined;
  return mistake(below, {
    problem: 'this line is indented further than those it belongs to',
    mend: 'Give all keys of one block the same number of spaces.',
  });
}

function listBesideKey(line: Line): LineMistake | undefined {
  if (!/^[\w.-]+:\s+-\s/.test(line.content)) return undefined;
  const problem = 'a list begins on the line of its key';
  return mistake(line, { problem, mend: 'Put its first `-` on a line of its own.' });
}

function colon(line: Line): LineMistake | undefined {
  const { content } = line;
  const [, glued = ''] = /^([A-Za-z_][\w.-]*):[^\s:/]/.exec(content) ?? [];
  if (glued !== '') {
    const problem = 'a space is missing after a colon';
    return mistake(line, { problem, mend: `Write \`${isKnown(glued) ? glued : 'key'}: …\`.` });
  }
  const [, word = ''] = /^([A-Za-z_][\w.-]*)(\s+[^\s:]|$)/.exec(content) ?? [];
  if (!isKnown(word) || anyKey.test(content)) return undefined;
  const mend = content === word ? `Write \`${word}:\`.` : `Write \`${word}: …\`.`;
  return mistake(line, { problem: `the key \`${word}\` has no colon`, mend });
}

function mistake({ start, end }: Line, words: Pick<LineMistake, 'problem' | 'mend'>): LineMistake {
  return { start, end, ...words };
}

/** Whether Compose knows a key of this name anywhere. */
export function isKnown(word: string): boolean {
  return dispositionTables.some(({ entries }) =>
    Object.keys(entries).some((path) => path.slice(path.lastIndexOf('.') + 1) === word),
  );
}
