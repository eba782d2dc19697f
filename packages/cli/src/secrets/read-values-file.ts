import { parseEnv } from 'node:util';
import {
  type Diagnostic,
  parseEnvironmentFile,
  readInDialect,
  type Span,
} from '@seaworthy/compiler';
import type { ReadLine } from './own-values.ts';

/** How a file of variables is meant: as Compose, dotenv, `node --env-file` or `docker run` reads it. */
export type FileDialect = 'compose' | 'dotenv' | 'node' | 'docker-run';

export interface ValuesFile {
  /** Each name once, as its last line sets it. */
  readonly lines: readonly ReadLine[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a file of variables in a dialect; `lookup` is for Compose, which interpolates. */
export function readValuesFile(
  dialect: FileDialect,
  path: string,
  text: string,
  lookup: (name: string) => string | undefined,
): ValuesFile {
  if (dialect === 'compose') return readAsCompose(path, text, lookup);
  const read =
    dialect === 'node' ? Object.entries(parseEnv(text)) : readInDialect(dialect, text, lookup);
  const lines = [...read].flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, value, span: spanOf(name, path, text) }],
  );
  return { lines, diagnostics: [] };
}

function readAsCompose(
  path: string,
  text: string,
  lookup: (name: string) => string | undefined,
): ValuesFile {
  const { entries, diagnostics } = parseEnvironmentFile(path, text, lookup);
  const lines = entries.flatMap(({ name: { value: name, span }, value }) =>
    value === null ? [] : [{ name, value, span }],
  );
  return { lines, diagnostics };
}

/** The last line that begins with the name: the others say what a name means, not where it stands. */
function spanOf(name: string, file: string, text: string): Span {
  const [start = 0] = [...text.matchAll(/^[ \t]*(?:export[ \t]+)?([\w.-]+)[ \t]*[=:]/gm)]
    .filter((found) => found[1] === name)
    .map((found) => found.index + found[0].indexOf(name))
    .slice(-1);
  return { file, start, end: start + name.length };
}
