import type { Span } from '../../../source/span.ts';
import { insideBrackets, linesAfter, spanAt, type TextPlace } from './text-place.ts';
import { go, javascript, python, ruby, shell, type Trigger } from './trigger.ts';

/** A variable without which the program stops: it is read with no default and no way out. */
export interface EnvironmentRead {
  readonly kind: 'environment-read';
  readonly name: string;
  /** Whether it is read when the file is loaded, not only when some function is called. */
  readonly onLoad: boolean;
  readonly span: Span;
}

export const environmentTriggers: readonly Trigger[] = [
  {
    words: ['os.environ', 'environ['],
    pattern: /(?:os\.)?environ\[\s*(?:'([A-Za-z_]\w*)'|"([A-Za-z_]\w*)")\s*\](?!\s*=[^=])/y,
    files: python,
    read: readPython,
  },
  {
    words: ['process.env.'],
    pattern: /process\.env\.([A-Z_][A-Z0-9_]*)(!(?!=))?/y,
    files: javascript,
    read: readJavascript,
  },
  {
    words: ['ENV.fetch('],
    pattern: /ENV\.fetch\(\s*["']([A-Za-z_]\w*)["']\s*\)(?!\s*(?:\{|do\b))/y,
    files: ruby,
    read: (place, found) => (/\brescue\b/.test(place.line) ? [] : [readNamed(place, found)]),
  },
  {
    // `${NAME:?message}` stops the script.
    words: [':?'],
    pattern: /(?<=\$\{([A-Za-z_]\w*)):\?/y,
    files: shell,
    read: (place, { 1: name = '' }) => [readAt(place, name, place.at - name.length)],
  },
  {
    words: ['env:"', 'envconfig:"'],
    pattern: /env(?:config)?:"([A-Z][A-Z0-9_]*)((?:,\w+)*)"/y,
    files: go,
    read: readGoTag,
  },
  {
    words: ['equireEnv(', 'equiredEnv(', 'ustEnv(', 'ustGetEnv(', 'ustGetenv(', 'nvOrThrow('],
    pattern: /\w+\(\s*["'`]([A-Z][A-Z0-9_]*)["'`]\s*\)/y,
    files: /\.(?:go|[cm]?[jt]s|[jt]sx)$/,
    read: (place, found) => [readNamed(place, found)],
  },
  {
    words: ['require_env(', 'required_env(', 'must_getenv(', 'env_or_raise('],
    pattern: /\w+\(\s*["']([A-Z][A-Z0-9_]*)["']\s*\)/y,
    files: /\.(?:py|rb)$/,
    read: (place, found) => [readNamed(place, found)],
  },
  {
    words: ['REQUIRED', 'required'],
    pattern:
      /required_?(?:\w*_)?(?:env\w*|variables|vars|settings|keys|secrets)\s*(?::[^=\n]+)?=\s*(?=[[({])/iy,
    files: /\.(?:py|rb|[cm]?[jt]s)$/,
    read: readRequiredList,
  },
];

/** `os.environ['NAME']` raises KeyError, unless it is asked for first or the error is caught. */
function readPython(place: TextPlace, found: RegExpExecArray): readonly EnvironmentRead[] {
  const name = found[1] ?? found[2] ?? '';
  if (/^\s*del\s/.test(place.line)) return [];
  const isAsked = new RegExp(`['"]${name}['"]\\s+(?:not\\s+)?in\\s+(?:os\\.)?environ`);
  const isCaught = /\n\s*except\b/.test(linesAfter(place, 4));
  if (isCaught || isAsked.test(place.text)) return [];
  return [readAt(place, name, place.at + found[0].indexOf(name))];
}

/** `process.env.NAME!`, or `if (!process.env.NAME)` before a throw or an exit. */
function readJavascript(place: TextPlace, found: RegExpExecArray): readonly EnvironmentRead[] {
  if (found[2] !== undefined) return [readNamed(place, found)];
  const before = place.line.slice(0, place.at - place.lineStart);
  const isTested = /\bif\s*\(\s*(?:!process\.env\.\w+\s*\|\|\s*)*!\s*$/.test(before);
  const stops = isTested && /throw\b|process\.exit\(/.test(place.line + linesAfter(place, 3));
  return stops ? [readNamed(place, found)] : [];
}

/** `env:"NAME,required"`, or `envconfig:"NAME" required:"true"`. */
function readGoTag(place: TextPlace, found: RegExpExecArray): readonly EnvironmentRead[] {
  const isRequired =
    /,(?:required|notEmpty)\b/.test(found[2] ?? '') || place.line.includes('required:"true"');
  return isRequired && !/default/i.test(place.line) ? [readNamed(place, found)] : [];
}

/** `REQUIRED_VARIABLES = ['NAME', 'OTHER']` */
function readRequiredList(place: TextPlace, found: RegExpExecArray): readonly EnvironmentRead[] {
  const open = place.at + found[0].length;
  const list = insideBrackets(place.text, open);
  if (list === undefined || /[:()]/.test(list)) return [];
  return [...list.matchAll(/(['"`])([A-Z][A-Z0-9_]+)\1/g)].map((item) =>
    readAt(place, item[2] ?? '', open + 1 + item.index + 1),
  );
}

/** The variable that the first group names. */
function readNamed(place: TextPlace, { 0: all, 1: name = '' }: RegExpExecArray): EnvironmentRead {
  return readAt(place, name, place.at + all.indexOf(name));
}

function readAt(place: TextPlace, name: string, at: number): EnvironmentRead {
  const onLoad = /^\S/.test(place.line);
  return { kind: 'environment-read', name, onLoad, span: spanAt(place, at, name.length) };
}
