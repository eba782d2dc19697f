import type { Span } from '../source/span.ts';

/**
 * A value as the compiler may know it: plain text, with every secret left out by name.
 *
 * `postgres://app:${DB_PASSWORD}@db:5432/app` becomes
 * `[text 'postgres://app:', secret DB_PASSWORD, text '@db:5432/app']`, whether the password stood
 * in `.env`, in the file itself, or inside a variable that holds the whole URL.
 */
export type Text = readonly TextPart[];

export type TextPart = PlainPart | SecretPart;

export interface PlainPart {
  readonly kind: 'text';
  readonly text: string;
}

/** A stretch of secret text. `name` is the variable that holds it: a name, never a value. */
export interface SecretPart {
  readonly kind: 'secret';
  readonly name: string;
  /** Nothing here gives it a value yet: production has to. */
  readonly unset?: true;
}

/** Text that holds no secret. */
export function plainText(text: string): Text {
  return text === '' ? [] : [{ kind: 'text', text }];
}

/** The text when none of it is secret, else undefined. */
export function plainValue(text: Text): string | undefined {
  let value = '';
  for (const part of text) {
    if (part.kind === 'secret') return undefined;
    value += part.text;
  }
  return value;
}

/** The text as it may be shown to a person: secrets as `${NAME}`. */
export function displayText(text: Text): string {
  return text.map((part) => (part.kind === 'text' ? part.text : `\${${part.name}}`)).join('');
}

/** Names of the secrets in a text, in order, each once. */
export function secretNames(text: Text): readonly string[] {
  return [...new Set(text.flatMap((part) => (part.kind === 'secret' ? [part.name] : [])))];
}

/** A variable as known outside the compiler: set or not, its text with the secrets left out. */
export interface Variable {
  readonly name: string;
  readonly text: Text;
  /** Empty and unset differ in `${A-b}` and `${A:-b}`; a secret's emptiness is not itself secret. */
  readonly empty: boolean;
  /** Where it was set, if a file says so. */
  readonly span?: Span;
}
