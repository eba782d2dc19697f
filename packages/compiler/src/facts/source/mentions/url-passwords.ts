import type { Span } from '../../../source/span.ts';
import { spanAt, type TextPlace } from './text-place.ts';
import { anyProgram, type Trigger } from './trigger.ts';

/** A password put into a URL as it is. */
export interface UrlPasswordMention {
  readonly kind: 'url-password';
  readonly span: Span;
}

export const urlPasswordTriggers: readonly Trigger[] = [
  { words: ['://'], files: anyProgram, read: readUrl },
];

/** `user:{password}@`, with the placeholders of f-strings, templates, format(), % and shells. */
const interpolated = /^(?:\{[^}]*\}|[^\s"'`@/{])*:(\$?\{[^}]*\}|%s|%v|\$\w+)@/;

/** `" + user + ":" + password + "@"` */
const concatenated =
  /^[^\s"'`@/]*(?:["'`]\s*\+[^+\n]+\+\s*["'`])?:["'`]\s*\+\s*([^+\s]+)\s*\+\s*["'`]@/;

/** Once anything in the file escapes, the password may come escaped: nothing is said. */
const escaping =
  /\bquote(?:_plus)?\(|encodeURIComponent|urlencode|QueryEscape|PathEscape|UserPassword|CGI\.escape|\bescape\w*\(|@uri/;

const databaseScheme = /\b(?:amqps?|mariadb|mongodb|mysql|postgres(?:ql)?|rediss?)(?:\+\w+)?$/;

function readUrl(place: TextPlace): readonly UrlPasswordMention[] {
  if (!databaseScheme.test(place.text.slice(place.lineStart, place.at))) return [];
  const start = place.at + '://'.length;
  const rest = place.text.slice(start, start + 200);
  const [found = '', password] = interpolated.exec(rest) ?? concatenated.exec(rest) ?? [];
  if (password === undefined || escaping.test(place.text)) return [];
  const at = start + found.lastIndexOf(password);
  return [{ kind: 'url-password', span: spanAt(place, at, password.length) }];
}
