/** Values of a secret by key, in the order of the text. */
export type SecretValues = ReadonlyMap<string, string>;

/** What a secret's text holds. */
export type SecretContent =
  | {
      readonly kind: 'values';
      readonly values: SecretValues;
      /** Keys whose value is no text: numbers, nothing, lists, objects. */
      readonly notText: readonly string[];
    }
  /** `found` says it in words, without a piece of it. */
  | { readonly kind: 'no-object'; readonly found: string };

/** Reads the text of a secret: a JSON object with texts by key. */
export function readSecretText(text: string | undefined): SecretContent {
  if (text === undefined) return { kind: 'no-object', found: 'bytes instead of text' };
  const parsed = parse(text);
  if (!parsed) return { kind: 'no-object', found: 'text that is not JSON' };
  const { value } = parsed;
  if (Array.isArray(value)) return { kind: 'no-object', found: 'a list' };
  if (typeof value !== 'object' || value === null) {
    return { kind: 'no-object', found: 'a single value' };
  }
  const members: readonly (readonly [string, unknown])[] = Object.entries(value);
  return {
    kind: 'values',
    values: new Map(members.filter(isText)),
    notText: members.filter((member) => !isText(member)).map(([key]) => key),
  };
}

/** The text that holds these values: each key once, `__proto__` included. */
export function writeSecretText(values: SecretValues): string {
  const members = [...values].map(
    ([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`,
  );
  return `{${members.join(',')}}`;
}

/** JSON's own errors quote the text, so they go no further. */
function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function isText(member: readonly [string, unknown]): member is readonly [string, string] {
  return typeof member[1] === 'string';
}
