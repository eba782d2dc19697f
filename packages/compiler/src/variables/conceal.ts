import { type Classification, classifyWithoutCredentials } from './classify.ts';
import { isConnectionAddress } from './connection-address.ts';
import { findCommandSecrets } from './find-command-secrets.ts';
import { findCredentials, type Stretch } from './find-credentials.ts';
import { nameSays } from './name-says.ts';
import type { Text, TextPart } from './text.ts';

/**
 * Leaves the secret stretches of a variable's text out, by the variable's name. What the user
 * declares wins. Of an address only the credentials are left out, so that later stages can follow
 * it: `postgres://app:x@db/app` under `DATABASE_URL` becomes `postgres://app:`, secret, `@db/app`.
 * Concealing twice is concealing once.
 */
export function concealSecrets(name: string, text: Text, declared?: Classification): Text {
  const literal = literalOf(text);
  if (declared === 'plain' || literal === '') return text;
  if (declared === 'secret') return concealAll(name, text);
  const shape = shapeOf(text);
  const credentials = findCredentials(shape).filter((stretch) => hasLiteral(text, stretch));
  if (isConnectionAddress(shape) && nameSays(name) !== 'secret') {
    const address = concealStretches(text, credentials, () => name);
    return isConnectionAddress(shapeOf(address)) ? address : concealAll(name, text);
  }
  const isPlain = credentials.length === 0 && classifyWithoutCredentials(name, literal) === 'plain';
  return isPlain ? text : concealAll(name, text);
}

/**
 * Leaves the secrets out of a command: values of flags such as `--requirepass x`, of assignments
 * such as `PGPASSWORD=x psql`, passwords in URLs. Each is named for its flag or variable.
 */
export function concealCommand(command: readonly Text[]): readonly Text[] {
  const shapes = command.map(shapeOf);
  const found = findCommandSecrets(shapes.join('\n'));
  if (found.length === 0) return command;
  let start = 0;
  return command.map((argument, index) => {
    const offset = start;
    const length = shapes[index]?.length ?? 0;
    start += length + 1;
    const own = found
      .filter((stretch) => stretch.start < offset + length && stretch.end > offset)
      .map((stretch) => ({ ...stretch, start: stretch.start - offset, end: stretch.end - offset }));
    return concealStretches(argument, own, nameInCommand);
  });
}

/** Leaves the secrets out of one argument, such as the whole command line of a shell. */
export function concealArgument(argument: Text): Text {
  return concealCommand([argument])[0] ?? argument;
}

function nameInCommand(stretch: Stretch): string {
  const words = (stretch.name ?? 'PASSWORD').toUpperCase().split(/[^A-Z0-9]+/);
  return words.filter((word) => word !== '').join('_');
}

/** Takes the place of one secret part while a text is searched. */
const placeholder = '\ufffc';

function shapeOf(text: Text): string {
  return text.map((part) => (part.kind === 'text' ? part.text : placeholder)).join('');
}

function literalOf(text: Text): string {
  return text.map((part) => (part.kind === 'text' ? part.text : '')).join('');
}

function hasLiteral(text: Text, stretch: Stretch): boolean {
  return concealStretches(text, [stretch], () => '').some(
    (part) => part.kind === 'secret' && part.name === '',
  );
}

function concealAll(name: string, text: Text): Text {
  return concealStretches(text, [{ start: 0, end: Number.POSITIVE_INFINITY }], () => name);
}

/** Stretches count in the text's shape; secret parts within them stay what they are. */
function concealStretches(
  text: Text,
  stretches: readonly Stretch[],
  nameOf: (stretch: Stretch) => string,
): Text {
  const parts: TextPart[] = [];
  let start = 0;
  for (const part of text) {
    if (part.kind === 'secret') {
      parts.push(part);
      start += 1;
      continue;
    }
    const end = start + part.text.length;
    let at = start;
    for (const stretch of stretches) {
      const from = Math.max(stretch.start, at);
      const to = Math.min(stretch.end, end);
      if (to <= from) continue;
      if (from > at) parts.push({ kind: 'text', text: part.text.slice(at - start, from - start) });
      parts.push({ kind: 'secret', name: nameOf(stretch) });
      at = to;
    }
    if (at < end) parts.push({ kind: 'text', text: part.text.slice(at - start) });
    start = end;
  }
  return parts;
}
