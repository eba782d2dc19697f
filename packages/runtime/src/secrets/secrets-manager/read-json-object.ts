/** One member of a JSON object: a string decoded, anything else as its own text. */
export interface JsonMember {
  readonly key: string;
  readonly kind: 'string' | 'number' | 'boolean' | 'null' | 'object' | 'array';
  readonly text: string;
}

/**
 * The members of a JSON object in order, each key as often as it stands there, and numbers as they
 * are written; `JSON.parse` keeps neither. Undefined: not an object; throws if it is not JSON.
 */
export function readJsonObject(text: string): readonly JsonMember[] | undefined {
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined;
  const members: JsonMember[] = [];
  let position = skip(text, 0, ' \t\r\n{');
  while (text[position] === '"') {
    const keyEnd = endOfString(text, position);
    const start = skip(text, keyEnd, ' \t\r\n:');
    const end = endOfValue(text, start);
    members.push(memberOf(decode(text, position, keyEnd), text.slice(start, end)));
    position = skip(text, end, ' \t\r\n,');
  }
  return members;
}

function memberOf(key: string, source: string): JsonMember {
  switch (source[0]) {
    case '"':
      return { key, kind: 'string', text: decode(source, 0, source.length) };
    case '{':
      return { key, kind: 'object', text: source };
    case '[':
      return { key, kind: 'array', text: source };
    case 'n':
      return { key, kind: 'null', text: source };
    case 't':
    case 'f':
      return { key, kind: 'boolean', text: source };
    default:
      return { key, kind: 'number', text: source };
  }
}

// The text is known to be JSON, so that what follows needs no case for mistakes.

function endOfValue(text: string, start: number): number {
  let depth = 0;
  for (let position = start; position < text.length; position += 1) {
    const character = text[position] ?? '';
    if (character === '"') position = endOfString(text, position) - 1;
    else if ('{['.includes(character)) depth += 1;
    else if (depth === 0 && ',}] \t\r\n'.includes(character)) return position;
    else if ('}]'.includes(character)) depth -= 1;
  }
  return text.length;
}

function endOfString(text: string, start: number): number {
  let position = start + 1;
  while (text[position] !== '"') position += text[position] === '\\' ? 2 : 1;
  return position + 1;
}

function skip(text: string, start: number, characters: string): number {
  let position = start;
  while (position < text.length && characters.includes(text[position] ?? ' ')) position += 1;
  return position;
}

function decode(text: string, start: number, end: number): string {
  return String(JSON.parse(text.slice(start, end)));
}
