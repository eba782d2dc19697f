import { classifyVariable } from '../variables/classify.ts';
import { isConnectionAddress } from '../variables/connection-address.ts';
import { findCommandSecrets } from '../variables/find-command-secrets.ts';
import { findCredentials, mergeStretches, type Stretch } from '../variables/find-credentials.ts';
import { looksGenerated } from '../variables/looks-generated.ts';
import { nameSays } from '../variables/name-says.ts';
import { isPlainValue } from '../variables/plain-value.ts';
import { type LinePair, pairsOf } from './line-pairs.ts';
import { holdsValues } from './value-holders.ts';

/** What stands in for hidden text, whatever its length. */
export const mask = '••••••';

/**
 * Where a line stands. `values`: where names and values are the user's own, as in `environment`.
 * `structure`: where names in lower case are keys of the file's format, and values shape what runs.
 * `code`: a program's source, where values stand in quotes. `comment`: prose. `hidden`: within a
 * secret.
 */
export type Surroundings = 'values' | 'structure' | 'code' | 'comment' | 'unknown' | 'hidden';

/** The stretches of a line that must not be shown. */
export function hiddenInLine(line: string, surroundings: Surroundings): readonly Stretch[] {
  if (surroundings === 'hidden' || line.length > longestLine) return wholeLine(line);
  if (surroundings === 'code') {
    return mergeStretches([...hiddenInLine(line, 'structure'), ...quotedIn(line)]);
  }
  const found: Stretch[] = [...findCredentials(line)];
  if (surroundings === 'structure') found.push(...generatedIn(line));
  const pairs = pairsOf(line);
  if (pairs.some(({ name }) => looksGenerated(name))) return wholeLine(line);
  if (pairs.length === 0) found.push(...hiddenWithoutName(line, surroundings));
  let within = surroundings;
  for (let index = 0, next = 0; index < pairs.length; index = next) {
    const pair = pairs[index];
    if (!pair) break;
    next = indexAfterValue(line, pairs, index, within);
    const hidden = hiddenInValue(line, pairs, index, pairs[next], within);
    found.push(...hidden);
    if (within === 'structure' && holdsValues(pair.name)) within = 'values';
    // Where a hidden value ends cannot be told for certain: what follows is hidden with it.
    if (hidden.some((stretch) => stretch.end === line.length)) break;
  }
  return mergeStretches(found);
}

/** Characters of a line that is read; a longer one was not written by hand. */
const longestLine = 10_000;

function wholeLine(line: string): readonly Stretch[] {
  const start = line.search(/\S/);
  return start === -1 ? [] : [{ start, end: line.trimEnd().length }];
}

/**
 * The pair that a value ends at. What looks like a name within a variable's value is part of it,
 * `FOO: a: b`, unless a comma is before it.
 */
function indexAfterValue(
  line: string,
  pairs: readonly LinePair[],
  index: number,
  surroundings: Surroundings,
): number {
  const pair = pairs[index];
  const isAssignment = pair?.separator === '=' && surroundings === 'structure';
  if (!pair || isAssignment || isFormatKey(pair, surroundings)) return index + 1;
  const next = pairs.findIndex((other, at) => at > index && followsComma(line, other));
  return next === -1 ? pairs.length : next;
}

function followsComma(line: string, { nameStart }: LinePair): boolean {
  return /,\s*["']?$/.test(line.slice(Math.max(0, nameStart - 4), nameStart));
}

/** A list's item, a continued value, or something that is no YAML. */
function hiddenWithoutName(line: string, surroundings: Surroundings): readonly Stretch[] {
  switch (surroundings) {
    case 'structure':
      return commandSecrets(line, 0, line.length);
    case 'comment':
      return [];
    case 'values':
      return wholeLine(line);
    default:
      return isShowable(cleanValue(line.replace(/^\s*-\s/, ''))) ? [] : wholeLine(line);
  }
}

function hiddenInValue(
  line: string,
  pairs: readonly LinePair[],
  index: number,
  nextPair: LinePair | undefined,
  surroundings: Surroundings,
): readonly Stretch[] {
  const pair = pairs[index];
  if (!pair) return [];
  const { name, valueStart } = pair;
  const whole = { start: valueStart, end: line.length };
  const end = nextPair?.nameStart ?? line.length;
  if (isFormatKey(pair, surroundings)) {
    // `environment: x`, where variables are meant.
    const isLost = holdsValues(name) && !/^(?:[[{]|$)/.test(line.slice(valueStart));
    if (isLost && !isShowable(cleanValue(line.slice(valueStart)))) return [whole];
    return commandSecrets(line, valueStart, end);
  }
  if (nameSays(name) === 'secret') return pointsElsewhere(line, pairs, index) ? [] : [whole];
  const value = cleanValue(line.slice(valueStart, end));
  if (isReference(value) || classifyVariable(name, value) === 'plain') return [];
  if (surroundings === 'structure' && (/^\$[A-Z_]+$/.test(value) || isBuildFlag(line, pair))) {
    return [];
  }
  if (!isConnectionAddress(value) || /["']/.test(value)) return [whole];
  return findCredentials(line.slice(valueStart, end)).map((stretch) => shift(stretch, valueStart));
}

/**
 * Whether a secret's value is but `${NAME}` or the sign that a block begins. What looks like a name
 * with a value may be the secret itself, `PASSWORD: a=b`, unless a comma is before it.
 */
function pointsElsewhere(line: string, pairs: readonly LinePair[], index: number): boolean {
  const next = pairs.find((pair, at) => at > index && followsComma(line, pair));
  const value = line.slice(pairs[index]?.valueStart, next?.nameStart);
  return next
    ? /^["']?\$\{[A-Z_][A-Z0-9_]*\}["']?\s*,/.test(value)
    : /^(?:["']?\$\{[A-Z_][A-Z0-9_]*\}?["']?[\s}\]]*|[|>][+-]?\d?\s*|\s*)$/.test(value);
}

/** A key of the file's own format, such as `image`: its value is no variable's. */
export function isFormatKey({ name, separator }: LinePair, surroundings: Surroundings): boolean {
  if (separator === '=' || surroundings === 'values' || surroundings === 'unknown') return false;
  if (name === 'secrets' || name === 'credential_spec') return true;
  return /^[a-z][^.]*$/.test(name) && name !== 'content' && nameSays(name) !== 'secret';
}

/** Arguments of a list such as `["--password", "x"]` are parted as the search wants them. */
function commandSecrets(line: string, start: number, end: number): readonly Stretch[] {
  const command = line
    .slice(start, end)
    .replace(/["'], *["']|["'] *\]? *$/g, (between) => '\n'.repeat(between.length));
  return findCommandSecrets(command).map((stretch) => shift(stretch, start));
}

/** A flag of a Dockerfile's instruction: `FROM --platform=linux/amd64`, `RUN --mount=type=cache,…`. */
function isBuildFlag(line: string, { nameStart }: LinePair): boolean {
  const flags = /^\s*(?:FROM|COPY|ADD|RUN|HEALTHCHECK)(?:\s+--[a-z-]+(?:=\S*)?)+/i.exec(line)?.[0];
  return flags !== undefined && nameStart < flags.length;
}

/** The texts in quotes that may be secret; `DATABASE_URL` in quotes is a variable's name. */
function quotedIn(line: string): readonly Stretch[] {
  return [...line.matchAll(/(["'`])((?:\\.|(?!\1).)+)\1?/g)]
    .filter(([, , text = '']) => !/^[A-Z_]+$/.test(text) && !isShowable(text))
    .map(({ 2: text = '', index }) => ({ start: index + 1, end: index + 1 + text.length }));
}

function generatedIn(line: string): readonly Stretch[] {
  return [...line.matchAll(/(?<!sha256:[\da-f]*)[\w+/=-]{16,}/g)]
    .filter(([text]) => looksGenerated(text))
    .map(({ 0: text, index }) => ({ start: index, end: index + text.length }));
}

function shift(stretch: Stretch, by: number): Stretch {
  return { start: stretch.start + by, end: stretch.end + by };
}

/** The value without its quotes, its comment, and the brackets that close around it. */
function cleanValue(text: string): string {
  const trimmed = text.trim().replace(/^(?:&[a-z_-]+|!!?[a-z]+)\s+/i, '');
  const quoted = /^(["'])(.*)\1[\s,}\]]*(?:#.*)?$/.exec(trimmed);
  if (quoted) return quoted[2] ?? '';
  return trimmed.replace(/\s#.*$/, '').replace(/[\s,}\]"']+$/, '');
}

/** `${NAME}`, `*alias`, and the signs that begin a block: text that only points to a value. */
function isReference(value: string): boolean {
  return /^(?:\$\{[A-Z_][A-Z0-9_]*\}?|[*&][A-Za-z_-]+\d{0,2}|[|>][+-]?\d?|[{[]?)$/.test(value);
}

function isShowable(value: string): boolean {
  return isReference(value) || isPlainValue(value);
}
