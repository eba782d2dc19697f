/**
 * Decodes the escapes of a double-quoted value as Compose does: `\n` and its like, octal `\0123`.
 * An escaped dollar sign becomes `$$`, which expanding turns into one.
 */
export function decodeEscapes(text: string): string {
  return text.includes('\\') ? text.replace(escapePattern, decodeEscape) : text;
}

const escapePattern = /\\(?:[abcfnrtv$"\\]|0[0-9]{0,3})/g;

const decoded: Readonly<Record<string, string>> = {
  '\\a': '\x07',
  '\\b': '\b',
  '\\f': '\f',
  '\\n': '\n',
  '\\r': '\r',
  '\\t': '\t',
  '\\v': '\v',
  '\\$': '$$',
  '\\"': '"',
  '\\\\': '\\',
};

function decodeEscape(written: string): string {
  const known = decoded[written];
  if (known !== undefined) return known;
  if (!written.startsWith('\\0')) return written;
  const digits = written.slice(2);
  const code = Number.parseInt(digits, 8);
  // Compose drops the zero also of an escape that it cannot decode.
  return /^[0-7]{3}$/.test(digits) && code <= 255 ? String.fromCharCode(code) : `\\${digits}`;
}
