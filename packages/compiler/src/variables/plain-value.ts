import { isConnectionAddress } from './connection-address.ts';

/** `true`, `no`, `off` and their like, and where Docker puts a secret: none, whatever the name. */
export function isNoSecret(value: string): boolean {
  return /^(?:true|false|yes|no|on|off|enabled|disabled|none|null|\/run\/secrets\/[\w.-]+)$/i.test(
    value.trim(),
  );
}

/**
 * Whether a value that holds no credentials plainly is configuration: a number, a size, a host, a
 * path, a few words, or a list of these.
 */
export function isPlainValue(value: string): boolean {
  const trimmed = value.trim();
  if (trimmed.length > longestPlainValue) return false;
  if (isWords(trimmed) || isConnectionAddress(trimmed)) return true;
  return plainForms.some((form) => form.test(trimmed));
}

const longestPlainValue = 512;

const plainForms: readonly RegExp[] = [
  /^[*/]?$/,
  /^[+-]?\d{1,15}(?:\.\d{1,6})?%?$/,
  // sizes and durations: 512m, 30s, 1h30m
  /^(?:\d{1,6}(?:\.\d+)? ?[a-zA-Zµ]{1,3})+$/,
  // cron
  /^(?:[\d*/,?L#-]+ ){4,5}[\d*/,?L#A-Z-]+$/,
  // e-mail
  /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/,
  // addresses and networks
  /^\d{1,3}(?:\.\d{1,3}){3}(?:[:/]\d{1,5})?$/,
  // host names
  /^(?:[a-z0-9](?:[a-z0-9-]{0,40}[a-z0-9])?\.)+[a-z]{2,24}\.?(?::\d{1,5})?$/,
];

/** Words, numbers and short codes with the separators that lists, paths, images and versions use. */
export function isWords(text: string): boolean {
  const sentence = text.includes(' ') ? text.replace(/[.!?](?= |$)/g, '') : text;
  const tokens = sentence.split(/[\s,;:|/+()[\]{}"'=._\\-]+/).filter((token) => token !== '');
  return tokens.length > 0 && tokens.every(isWord);
}

function isWord(token: string): boolean {
  return /^\d{1,8}$/.test(token) || shortCode.test(token) || humpsOf(token).every(isPronounceable);
}

/** `v2`, `s3`, `4o`, `512m`, `utf8`, `arm64`. */
const shortCode =
  /^(?:[a-z]{1,3}\d{1,3}|\d{1,4}[a-z]{1,3}|(?:sha|aes|utf|ipv|http|oauth|base|arm|amd|node|java|python|redis|mysql)\d{1,4}|x86|https|grpcs|\*)$/i;

/** The parts of `camelCase`; the whole token when it is of one case. */
function humpsOf(token: string): readonly string[] {
  return token.split(/(?<=[a-z])(?=[A-Z])/);
}

/** Letters of one case, or capitalised, with vowels where a longer word has them. */
function isPronounceable(hump: string): boolean {
  if (/^\p{Lo}{1,40}$/u.test(hump)) return true;
  if (!/^(?:[A-Z]?[a-z]{1,20}|[A-Z]{1,20})$/.test(hump)) return false;
  return hump.length <= 4 || !/^[^aeiouy]*$|[^aeiouy]{6}/i.test(hump);
}
