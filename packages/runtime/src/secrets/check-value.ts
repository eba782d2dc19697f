import type { Check } from './options.ts';

/** Why a value is not what it should be, without the value; undefined if it is. */
export function checkValue(value: string, check: Check): string | undefined {
  return checks[check](value);
}

type ValueCheck = (value: string) => string | undefined;

const truths = new Set(['true', 'false', '1', '0', 'yes', 'no', 'on', 'off']);

const checks: Readonly<Record<Check, ValueCheck>> = {
  string: () => undefined,
  int: (value) =>
    /^[+-]?\d+$/.test(value) && Number.isSafeInteger(Number(value))
      ? undefined
      : 'is not a whole number',
  port: (value) =>
    /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 65_535
      ? undefined
      : 'is not a port: a number from 1 to 65535',
  bool: (value) =>
    truths.has(value.toLowerCase())
      ? undefined
      : 'is neither true nor false (nor 1, 0, yes, no, on, off)',
  url: checkUrl,
  json: (value) => {
    try {
      JSON.parse(value);
      return undefined;
    } catch {
      // The parser's own message repeats a piece of the text.
      return 'is not JSON';
    }
  },
  pem: checkPem,
};

function checkUrl(value: string): string | undefined {
  if (value !== value.trim()) return 'has white space before or after the URL';
  if (/^(['"]).*\1$/s.test(value)) return 'is in quotes, which are part of the value';
  if (!/^[a-z][a-z\d+.-]*:\/\//i.test(value))
    return 'is not a URL: it has no scheme such as https://';
  return URL.canParse(value)
    ? undefined
    : 'is not a URL; special characters in a password must be percent-encoded';
}

function checkPem(value: string): string | undefined {
  const block = /-----BEGIN ([A-Z0-9 ]+)-----([\s\S]*?)-----END \1-----/.exec(value);
  if (!block) return 'is not PEM: it has no matching BEGIN and END lines';
  const body = block[2] ?? '';
  if (body.includes('\\n')) return 'has \\n written out where PEM has line breaks';
  return /^\r?\n/.test(body) ? undefined : 'has lost its line breaks';
}
