import type { Span } from '../../../source/span.ts';
import { spanAt, type TextPlace } from './text-place.ts';

/** A password put into a URL as it is. */
export interface UrlPasswordMention {
  readonly kind: 'url-password';
  readonly span: Span;
}

/** `user:{password}@`, with the placeholders of f-strings, templates, format(), % and shells. */
const interpolated = /^(?:\{[^}]*\}|[^\s"'`@/{])*:(\$?\{[^}]*\}|%s|%v|\$\w+)@/;

/** `" + user + ":" + password + "@"` */
const concatenated =
  /^[^\s"'`@/]*(?:["'`]\s*\+[^+\n]+\+\s*["'`])?:["'`]\s*\+\s*([^+\s]+)\s*\+\s*["'`]@/;

/** Once anything in the file escapes, the password may come escaped: nothing is said. */
const escaping =
  /\bquote(?:_plus)?\(|encodeURIComponent|urlencode|QueryEscape|PathEscape|UserPassword|CGI\.escape|\bescape\w*\(|@uri/;

/** The password of a URL, whose user starts at an offset. */
export function readUrlPassword(place: TextPlace, start: number): readonly UrlPasswordMention[] {
  const rest = place.text.slice(start, start + 200);
  const [found = '', password] = interpolated.exec(rest) ?? concatenated.exec(rest) ?? [];
  if (password === undefined || escaping.test(place.text)) return [];
  const at = start + found.lastIndexOf(password);
  return [{ kind: 'url-password', span: spanAt(place, at, password.length) }];
}
