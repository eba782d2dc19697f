/** Shorter values would take ordinary words out of a text. */
const shortest = 6;

/** Makes a function that replaces the values, and what base64 and URL encoding make of them. */
export function createRedactor(values: Iterable<string>): (text: string) => string {
  const given = [...values];
  let pattern: RegExp | undefined;
  return (text) => {
    pattern ??= patternOf(given);
    return text.replace(pattern, '[redacted]');
  };
}

function patternOf(values: readonly string[]): RegExp {
  const forms = new Set(values.flatMap(formsOf).filter((form) => form.length >= shortest));
  if (forms.size === 0) return /(?!)/g;
  const longestFirst = [...forms].sort((one, other) => other.length - one.length);
  return new RegExp(longestFirst.map(escapeSyntax).join('|'), 'g');
}

function formsOf(value: string): readonly string[] {
  if (value.length < shortest) return [];
  const bytes = Buffer.from(value);
  return [
    value,
    JSON.stringify(value).slice(1, -1),
    bytes.toString('base64'),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    encodeURI(value),
    encodeURIComponent(value),
    new URLSearchParams([['', value]]).toString().slice(1),
  ];
}

function escapeSyntax(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
