import type { Span } from '../../../source/span.ts';
import { insideBrackets, linesAfter, placeAt, spanAt, type TextPlace } from './text-place.ts';
import { go, javascript, python, shell, type Trigger } from './trigger.ts';

/** `required`: no start without the file. `override`: the file wins over the environment. */
export interface DotenvMention {
  readonly kind: 'dotenv';
  readonly effect: 'required' | 'override';
  readonly span: Span;
}

export const dotenvTriggers: readonly Trigger[] = [
  {
    words: /(?<=["'`/])\.env(?=["'`])/,
    files: /\.(?:py|rb|php|go|[cm]?[jt]s)$/,
    read: readFileTest,
  },
  { words: /\.env(?![\w.-])/, files: shell, read: readScript },
  { words: /load_dotenv\(/, files: python, read: readOverride },
  { words: /dotenv/, files: javascript, read: readJavascriptConfig },
  { words: /godotenv\.Load\(/, files: go, read: readGodotenv },
];

/** A test whether the file exists, with an exit where it does not. */
function readFileTest(place: TextPlace): readonly DotenvMention[] {
  const test = fileTest.test(place.line) ? place : testOfVariable(place);
  if (!test || !stopsWithoutFile(test)) return [];
  return [{ kind: 'dotenv', effect: 'required', span: spanAt(place, place.at, '.env'.length) }];
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
  if (!isRequired) return [];
  return [{ kind: 'dotenv', effect: 'required', span: spanAt(place, place.at, '.env'.length) }];
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

/** `load_dotenv(override=True)` */
function readOverride(place: TextPlace): readonly DotenvMention[] {
  const open = place.at + 'load_dotenv('.length - 1;
  const found = /\boverride\s*=\s*True\b/.exec(insideBrackets(place.text, open) ?? '');
  if (!found) return [];
  const span = spanAt(place, open + 1 + found.index, found[0].length);
  return [{ kind: 'dotenv', effect: 'override', span }];
}

/** `dotenv.config({ override: true })`, or a result whose `error` is thrown. */
function readJavascriptConfig(place: TextPlace): readonly DotenvMention[] {
  const call = /\bconfig\(/.exec(place.line);
  if (!call) return [];
  const open = place.lineStart + call.index + 'config('.length - 1;
  const override = /\boverride\s*:\s*true\b/.exec(insideBrackets(place.text, open) ?? '');
  if (override) {
    const span = spanAt(place, open + 1 + override.index, override[0].length);
    return [{ kind: 'dotenv', effect: 'override', span }];
  }
  const result = /(\w+)\s*=\s*[^=]/.exec(place.line)?.[1];
  const after = linesAfter(place, 8);
  const test =
    result === undefined ? -1 : after.search(new RegExp(`\\bif\\s*\\(\\s*${result}\\.error\\b`));
  if (test === -1 || !exit.test(after.slice(test).split('\n').slice(0, 4).join('\n'))) return [];
  return [{ kind: 'dotenv', effect: 'required', span: spanAt(place, place.at, 'dotenv'.length) }];
}

/** `godotenv.Load()` whose error is fatal. */
function readGodotenv(place: TextPlace): readonly DotenvMention[] {
  if (!/\berr\b/.test(place.line) || !exit.test(linesAfter(place, 3))) return [];
  const span = spanAt(place, place.at, 'godotenv.Load'.length);
  return [{ kind: 'dotenv', effect: 'required', span }];
}
