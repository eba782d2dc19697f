import type { Span } from '../../../source/span.ts';
import { insideBrackets, linesAfter, matchAt, spanAt, type TextPlace } from './text-place.ts';
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
  { words: /(?:os\.)?environ\[/, files: python, read: readPython },
  { words: /process\.env\.[A-Z_]/, files: javascript, read: readJavascript },
  { words: /ENV\.fetch\(/, files: ruby, read: readRuby },
  { words: /:\?/, files: shell, read: readShell },
  { words: /env(?:config)?:"/, files: go, read: readGoTag },
  {
    words: /(?:equire|equired|ust|ustGet)Env\(|ustGetenv\(|nvOrThrow\(/,
    files: /\.(?:go|[cm]?[jt]s|[jt]sx)$/,
    read: readRequiringCall,
  },
  {
    words: /require_env\(|required_env\(|must_getenv\(|env_or_raise\(/,
    files: /\.(?:py|rb)$/,
    read: readRequiringCall,
  },
  {
    words: /REQUIRED_\w|required(?:_\w|[A-Z])/,
    files: /\.(?:py|rb|[cm]?[jt]s)$/,
    read: readRequiredList,
  },
];

/** `os.environ['NAME']` raises KeyError; assigning to it, or asking for it first, does not. */
function readPython(place: TextPlace): readonly EnvironmentRead[] {
  const found = matchAt(place, /(?:os\.)?environ\[\s*(['"])([A-Za-z_]\w*)\1\s*\](?!\s*=[^=])/y);
  const name = found?.[2];
  if (!found || name === undefined || /^\s*del\s/.test(place.line)) return [];
  const { text } = place;
  const isAsked = new RegExp(`['"]${name}['"]\\s+(?:not\\s+)?in\\s+(?:os\\.)?environ`).test(text);
  const isCaught = /\n\s*except\b/.test(linesAfter(place, 4));
  if (isAsked || isCaught) return [];
  return [readAt(place, name, place.at + found[0].indexOf(name))];
}

/** `process.env.NAME!`, or `if (!process.env.NAME)` before a throw or an exit. */
function readJavascript(place: TextPlace): readonly EnvironmentRead[] {
  const found = matchAt(place, /process\.env\.([A-Z_][A-Z0-9_]*)(!(?!=))?/y);
  const name = found?.[1];
  if (!found || name === undefined) return [];
  const before = place.line.slice(0, place.at - place.lineStart);
  const isTested = /\bif\s*\(\s*(?:!process\.env\.\w+\s*\|\|\s*)*!\s*$/.test(before);
  const isDemanded = isTested && /throw\b|process\.exit\(/.test(place.line + linesAfter(place, 3));
  if (found[2] === undefined && !isDemanded) return [];
  return [readAt(place, name, place.at + 'process.env.'.length)];
}

/** `ENV.fetch('NAME')` without a default raises KeyError. */
function readRuby(place: TextPlace): readonly EnvironmentRead[] {
  const found = matchAt(place, /ENV\.fetch\(\s*(['"])([A-Za-z_]\w*)\1\s*\)(?!\s*(?:\{|do\b))/y);
  const name = found?.[2];
  if (!found || name === undefined || /\brescue\b/.test(place.line)) return [];
  return [readAt(place, name, place.at + found[0].indexOf(name))];
}

/** `${NAME:?message}` stops the script. */
function readShell(place: TextPlace): readonly EnvironmentRead[] {
  const before = place.line.slice(0, place.at - place.lineStart);
  const name = /\$\{([A-Za-z_]\w*)$/.exec(before)?.[1];
  return name === undefined ? [] : [readAt(place, name, place.at - name.length)];
}

/** `env:"NAME,required"`, or `envconfig:"NAME" required:"true"`. */
function readGoTag(place: TextPlace): readonly EnvironmentRead[] {
  const found = matchAt(place, /env(?:config)?:"([A-Z][A-Z0-9_]*)((?:,\w+)*)"/y);
  const name = found?.[1];
  if (!found || name === undefined) return [];
  const isRequired =
    /,(?:required|notEmpty)\b/.test(found[2] ?? '') || place.line.includes('required:"true"');
  if (!isRequired || /default/i.test(place.line)) return [];
  return [readAt(place, name, place.at + found[0].indexOf(name))];
}

/** `requireEnv('NAME')` and its like. */
function readRequiringCall(place: TextPlace): readonly EnvironmentRead[] {
  const found = matchAt(place, /\w+\(\s*(['"`])([A-Z][A-Z0-9_]*)\1\s*\)/y);
  const name = found?.[2];
  if (!found || name === undefined) return [];
  return [readAt(place, name, place.at + found[0].indexOf(name))];
}

/** `REQUIRED_VARIABLES = ['NAME', 'OTHER']` */
function readRequiredList(place: TextPlace): readonly EnvironmentRead[] {
  const found = matchAt(
    place,
    /required_?(?:\w*_)?(?:env\w*|variables|vars|settings|keys|secrets)\s*(?::[^=\n]+)?=\s*(?=[[({])/iy,
  );
  if (!found) return [];
  const open = place.at + found[0].length;
  const list = insideBrackets(place.text, open);
  if (list === undefined || /[:()]/.test(list)) return [];
  return [...list.matchAll(/(['"`])([A-Z][A-Z0-9_]+)\1/g)].map((item) =>
    readAt(place, item[2] ?? '', open + 1 + item.index + 1),
  );
}

function readAt(place: TextPlace, name: string, at: number): EnvironmentRead {
  const onLoad = /^\S/.test(place.line);
  return { kind: 'environment-read', name, onLoad, span: spanAt(place, at, name.length) };
}
