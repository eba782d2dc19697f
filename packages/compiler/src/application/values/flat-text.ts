import type { Text } from '../../variables/text.ts';

/** A text as one string in which a secret is one character, so that its shape can be read. */
export interface FlatText {
  readonly text: string;
  /** Name of the secret at an offset. */
  readonly secrets: ReadonlyMap<number, string>;
}

/** Stands for a secret; the same character in plain text is not in `secrets`. */
const secretMark = '\ufffc';

/** Lays a text out as one string. */
export function flattenText(text: Text): FlatText {
  const secrets = new Map<number, string>();
  let flat = '';
  for (const part of text) {
    if (part.kind === 'secret') secrets.set(flat.length, part.name);
    flat += part.kind === 'secret' ? secretMark : part.text;
  }
  return { text: flat, secrets };
}

/** A stretch of a flat text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export function textIn(flat: FlatText, { start, end }: Range): string {
  return flat.text.slice(start, end);
}

/** Names of the secrets in a stretch, in order. */
export function secretsIn(flat: FlatText, { start, end }: Range): readonly string[] {
  if (flat.secrets.size === 0) return [];
  return [...flat.secrets].flatMap(([at, name]) => (at >= start && at < end ? [name] : []));
}

/** A stretch as plain text; undefined when there is a secret in it. */
export function plainIn(flat: FlatText, range: Range): string | undefined {
  return secretsIn(flat, range).length > 0 ? undefined : textIn(flat, range);
}
