import type { Span } from '../../../source/span.ts';
import { linesAfter, placeAt, spanAt, type TextPlace } from './text-place.ts';
import { go, javascript, python, shell, type Trigger } from './trigger.ts';

/** `required`: no start without the file. `override`: the file wins over the environment. */
export interface DotenvMention {
  readonly kind: 'dotenv';
  readonly effect: 'required' | 'override';
  readonly span: Span;
}

export const dotenvTriggers: readonly Trigger[] = [
  {
    // In quotes and at the end of a path: not `process.env` and not `.env.example`.
    words: ['.env'],
    pattern: /(?<=["'`/])\.env(?=["'`])/y,
    files: /\.(?:py|rb|php|go|[cm]?[jt]s)$/,
    read: readFileTest,
  },
  { words: ['.env'], pattern: /\.env(?![\w.-])/y, files: shell, read: readScript },
  {
    words: ['load_dotenv('],
    pattern: /load_dotenv\([^)]*?\b(override\s*=\s*True)\b/y,
    files: python,
    read: readOverride,
  },
  {
    words: ['dotenv'],
    pattern: /dotenv[^\n]*?\bconfig\([^)]*?\b(override\s*:\s*true)\b/y,
    files: javascript,
    read: readOverride,
  },
  {
    words: ['dotenv'],
    pattern: /(?<=\b(\w+)\s*=\s[^=\n]*)dotenv[^\n]*?\bconfig\(/y,
    files: javascript,
    read: readResult,
  },
  {
    words: ['godotenv.Load('],
    pattern: /(?<=\berr\b.*)godotenv\.Load\(/y,
    files: go,
    read: (place) => (exit.test(linesAfter(place, 3)) ? [required(place, 'godotenv.Load')] : []),
  },
];

function required(place: TextPlace, word: string): DotenvMention {
  return { kind: 'dotenv', effect: 'required', span: spanAt(place, place.at, word.length) };
}

/** `load_dotenv(override=True)`, `dotenv.config({ override: true })` */
function readOverride(place: TextPlace, { 0: all, 1: option = '' }: RegExpExecArray) {
  const span = spanAt(place, place.at + all.lastIndexOf(option), option.length);
  return [{ kind: 'dotenv', effect: 'override', span }] as const;
}

/** `const result = dotenv.config()`, whose `error` is thrown. */
function readResult(place: TextPlace, { 1: result }: RegExpExecArray): readonly DotenvMention[] {
  const after = linesAfter(place, 8);
  const test = after.search(new RegExp(`\\bif\\s*\\(\\s*${result}\\.error\\b`));
  const stops = test !== -1 && exit.test(after.slice(test).split('\n').slice(0, 4).join('\n'));
  return stops ? [required(place, 'dotenv')] : [];
}

/** A test whether the file exists, with an exit where it does not. */
function readFileTest(place: TextPlace): readonly DotenvMention[] {
  const test = fileTest.test(place.line) ? place : testOfVariable(place);
  return test && stopsWithoutFile(test) ? [required(place, '.env')] : [];
}

const fileTest =
  /\b(?:exists|isfile|is_file|existsSync|file_exists|exist\?|file\?|Stat|accessSync|statSync)\s*\(/;

/** `path = Path('.env')`, and further down `if not path.exists()`. */
function testOfVariable(place: TextPlace): TextPlace | undefined {
  const name = /(\w+)\s*:?=[^=]/.exec(place.line)?.[1];
  if (name === undefined) return undefined;
  const test = new RegExp(
    `\\b(?:exists|isfile|is_file|existsSync|file_exists|Stat)\\(\\s*${name}\\b|\\b${name}\\.(?:exists|is_file)\\(`,
    'g',
  );
  test.lastIndex = place.lineStart + place.line.length;
  const found = test.exec(place.text);
  return found ? placeAt(place.path, place.text, found.index) : undefined;
}

const exit =
  /\b(?:sys\.exit|exit|quit|os\._exit|process\.exit|os\.Exit|log\.Fatal\w*|panic|abort|die)\s*\(|\b(?:raise|throw)\s|\bexit\s+[1-9]|\bprocess\.exitCode\b/;

function stopsWithoutFile(test: TextPlace): boolean {
  const { body, otherwise } = branchesOf(test);
  const isNegated = /\bnot\b|!(?!=)|\bunless\b|==\s*[Ff]alse|\bis False\b|\berr\b/.test(test.line);
  return exit.test(isNegated ? body : otherwise);
}

/** The lines that are indented below a line, and those below the `else` that follows them. */
function branchesOf(place: TextPlace): { readonly body: string; readonly otherwise: string } {
  const indent = indentOf(place.line);
  const branches = { body: place.line, otherwise: '' };
  let branch: keyof typeof branches = 'body';
  for (const line of linesAfter(place, 12).split('\n').slice(1)) {
    if (line.trim() !== '' && indentOf(line) <= indent) {
      if (!/^\s*\}?\s*else\b/.test(line)) break;
      branch = 'otherwise';
    }
    branches[branch] += `\n${line}`;
  }
  return branches;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** `[ -f .env ] || exit 1`, or `. ./.env` that nothing guards. */
function readScript(place: TextPlace): readonly DotenvMention[] {
  const before = place.line.slice(0, place.at - place.lineStart);
  const tests = /(?:\[\[?|\btest)\s+(?:!\s+)?-[efrs]\s+["']?(?:\S*\/)?$/.test(before);
  const isRequired = tests ? scriptStops(place) : sourcesUnguarded(place, before);
  return isRequired ? [required(place, '.env')] : [];
}

function scriptStops(place: TextPlace): boolean {
  const { line } = place;
  if (/\|\|\s*(?:\{|exit\b)/.test(line)) return exit.test(`${line}\n${branchesOf(place).body}`);
  const { body, otherwise } = branchesOf(place);
  return exit.test(/!\s*(?:\[|-|test)|\[\[?\s*!/.test(line) ? body : otherwise);
}

function sourcesUnguarded(place: TextPlace, before: string): boolean {
  if (!/^\s*(?:\.|source)\s+["']?(?:\S*\/)?$/.test(before)) return false;
  if (/\|\|/.test(place.line) || /^\s/.test(place.line)) return false;
  return /^\s*\.\s/.test(before) || /^\s*set\s+-\w*e/m.test(place.text.slice(0, place.at));
}
