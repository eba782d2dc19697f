import { classifyVariable } from '../variables/classify.ts';
import { nameSays } from '../variables/name-says.ts';
import type { FileLines } from './file-lines.ts';
import { isComment, reachOf } from './indentation.ts';
import { type LinePair, pairsOf } from './line-pairs.ts';
import { isFormatKey, type Surroundings } from './mask.ts';
import { holdsValues } from './value-holders.ts';

/**
 * Where a line of a file stands, judged by the lines above it and by nothing else: a file that is
 * no YAML at all has to be shown without its secrets, too.
 */
export function surroundingsOf(file: FileLines, index: number): Surroundings {
  const { path, lines } = file;
  const line = lines[index] ?? '';
  if (/(?:^|\/)\.env[^/]*$|\.env$/.test(path)) return isComment(line) ? 'comment' : 'values';
  if (isSourceCode(path)) return 'code';
  if (!/\.ya?ml$/i.test(path) || path.includes('.github/')) return 'structure';
  const above = keysAbove(file, index);
  if (
    above.some((key, level) => hidesBelow(key, above[level + 1])) ||
    followsSecret(lines, index)
  ) {
    return 'hidden';
  }
  if (isComment(line)) return 'comment';
  if (isContentItself(line, above)) return 'values';
  if (above.some(({ name }) => holdsValues(name))) return 'values';
  return above.length > 0 || pairsOf(line).length > 0 ? 'structure' : 'unknown';
}

function isSourceCode(path: string): boolean {
  return /\.(?:[cm]?[jt]sx?|py|rb|go|java|kt|php|cs|rs)$/i.test(path);
}

interface KeyAbove extends LinePair {
  readonly value: string;
}

/** The keys that a line stands below by its indentation, the nearest first. */
function keysAbove({ lines, above }: FileLines, index: number): readonly KeyAbove[] {
  const found: KeyAbove[] = [];
  let limit = reachOf(lines[index] ?? '');
  for (let at = above[index] ?? -1; at !== -1; at = above[at] ?? -1) {
    const upper = lines[at] ?? '';
    const pairs = pairsOf(upper);
    const [first] = pairs;
    if (first && first.nameStart < limit) {
      // What opens a block is the last key of its line: `environment: { KEY:`.
      for (const pair of pairs.toReversed()) {
        found.push({ ...pair, value: upper.slice(pair.valueStart).trim() });
      }
    }
    limit = reachOf(upper);
  }
  return found;
}

/** Whether the lines below a key are, or may be, a secret's text. */
function hidesBelow(key: KeyAbove, parent: KeyAbove | undefined): boolean {
  if (key.name === 'content') return true;
  // Here names are those of services, secrets and the like, whatever they sound like.
  if (parent ? namesThings.has(parent.name) : namesThings.has(key.name)) return false;
  const surroundings = parent && holdsValues(parent.name) ? 'values' : 'structure';
  if (isFormatKey(key, surroundings)) return /^[|>]/.test(key.value) && !holdsProgram(key.name);
  if (nameSays(key.name) === 'secret') return true;
  const opensText = /^(?:[|>]|["'])/.test(key.value) || /^[A-Z]/.test(key.name);
  return opensText && classifyVariable(key.name) !== 'plain';
}

/** Whether a key's text of several lines is a program; of another it may be a secret's. */
function holdsProgram(key: string): boolean {
  return /^(?:command|entrypoint|test|dockerfile_inline|run|description)$/.test(key);
}

/** `secrets: { token: x }`, where `token: { file: x }` is meant, or text that lost its key. */
function isContentItself(line: string, above: readonly KeyAbove[]): boolean {
  const top = above.at(-1)?.name;
  if (top !== 'secrets' && top !== 'configs') return false;
  if (above.length > 1) return pairsOf(line).length === 0;
  return !/:\s*(?:[{&#].*)?$/.test(line);
}

const namesThings = new Set(['services', 'secrets', 'configs', 'volumes', 'networks', 'models']);

/** A line without a name goes on with the hidden value before it, however it is indented. */
function followsSecret(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? '';
  if (pairsOf(line).length > 0 || line.trim() === '' || isComment(line)) return false;
  const isItem = /^\s*-(?:\s|$)/.test(line);
  for (let at = index - 1; at >= 0; at -= 1) {
    const upper = lines[at] ?? '';
    if (upper.trim() === '' || isComment(upper)) continue;
    const pair = pairsOf(upper).at(-1);
    if (pair)
      return !isItem && !isFormatKey(pair, 'structure') && classifyVariable(pair.name) !== 'plain';
    if (isSecretFlag(upper)) return true;
    if (isItem) return false;
  }
  return false;
}

/** `- --requirepass`, whose value is the next item. */
function isSecretFlag(line: string): boolean {
  const flag = /^\s*(?:-\s+)?["']?--?([A-Za-z][\w-]*)["']?,?\s*$/.exec(line)?.[1];
  return flag !== undefined && (nameSays(flag) === 'secret' || /^[apP]$/.test(flag));
}
