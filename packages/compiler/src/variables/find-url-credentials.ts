import type { Stretch } from './find-credentials.ts';
import { isWords } from './is-words.ts';

/**
 * The credentials in the addresses of a text: passwords, and user names and path segments that are
 * keys. `postgres://app:pa@ss@db/app` gives `pa@ss`. The query's named values are found elsewhere.
 */
export function findUrlCredentials(text: string): readonly Stretch[] {
  const found: Stretch[] = [];
  if (text.includes('://')) {
    for (const match of text.matchAll(urlStart)) found.push(...credentialsOfUrl(text, match));
  }
  if (text.includes('@')) {
    for (const match of text.matchAll(bareUserInfo)) {
      const end = match.index + match[0].length - 1;
      found.push({ start: end - (match[1]?.length ?? 0), end });
    }
  }
  return found;
}

const urlStart = /(["'`]?)([A-Za-z][A-Za-z0-9+.-]{0,40}):\/\//g;

/** `guest:guest@rabbit`, `app:password@tcp(db:3306)`, `oracle:thin:scott/tiger@//db`. */
const bareUserInfo =
  /(?<=(?:^|[\s"'=,;(])(?:jdbc:oracle:\w+:[^\s:/@]{1,100}\/|[^\s:/@"'=,;()]{1,100}:(?!\/\/)))([^\s"']{1,200})@(?!sha256:)(?=[\w[(./-])/g;

/** Characters of a URL that are read; the longest that browsers and proxies take. */
const longestUrl = 8_000;

function credentialsOfUrl(text: string, match: RegExpExecArray): readonly Stretch[] {
  const start = match.index + match[0].length;
  const [, quote = '', scheme = ''] = match;
  const url = untilUrlEnd(text.slice(start, start + longestUrl), quote);
  const at = userInfoEnd(url, scheme);
  const found =
    at === undefined
      ? [...lostPassword(url), ...keysInPath(url, 0)]
      : [...secretsOfUserInfo(url, at), ...keysInPath(url, at + 1)];
  return found.map((stretch) => ({ start: start + stretch.start, end: start + stretch.end }));
}

/** A URL ends at white space, at the quote that opened it, or where a list's next URL begins. */
function untilUrlEnd(rest: string, quote: string): string {
  const end = rest.search(/\s|,[A-Za-z][A-Za-z0-9+.-]*:\/\//);
  const url = end === -1 ? rest : rest.slice(0, end);
  const closing = quote === '' ? -1 : url.indexOf(quote);
  return closing === -1 ? url : url.slice(0, closing);
}

/**
 * The place of the `@` that ends the user information. Passwords are often written without the
 * escapes that they need, so it is the last of the URL,
 * whatever comes before it.
 */
function userInfoEnd(url: string, scheme: string): number | undefined {
  const last = url.lastIndexOf('@');
  if (last === -1) return undefined;
  const authority = url.slice(0, indexOrEnd(url, /[/?#]/));
  const at = authority.lastIndexOf('@');
  const hasPassword = authority.slice(0, Math.max(at, 0)).includes(':');
  const isHost = /^(?:\[[^\]]*\]|[^:]*)(?::\d{0,5})?(?:,[^:]*(?::\d{0,5})?)*$/.test(
    authority.slice(at + 1),
  );
  if (hasPassword || !isHost) return last;
  if (at !== -1) return at;
  const pathsHaveAt = !authority.includes(':') || /^(?:https?|wss?)$|\+/i.test(scheme);
  return pathsHaveAt ? undefined : last;
}

/** `postgres://app:s3cr3t`, a URL that is not finished: a port has digits only. */
function lostPassword(url: string): readonly Stretch[] {
  const [, user = '', password] = /^([^[\]:/?#]*:)([^:/?#${}\ufffc]+)$/.exec(url) ?? [];
  if (password === undefined || /^\d{1,5}$/.test(password) || isWords(password)) return [];
  return [{ start: user.length, end: url.length }];
}

function secretsOfUserInfo(url: string, at: number): readonly Stretch[] {
  const userInfo = url.slice(0, at);
  const colon = indexOrEnd(userInfo, /:/);
  const found: Stretch[] = [];
  if (colon >= shortestUserKey && !isWords(userInfo.slice(0, colon)))
    found.push({ start: 0, end: colon });
  if (colon + 1 < at) found.push({ start: colon + 1, end: at });
  return found;
}

const shortestUserKey = 16;
const shortestPathKey = 20;

function keysInPath(url: string, from: number): readonly Stretch[] {
  const path = url.slice(from, from + indexOrEnd(url.slice(from), /[?#]/));
  const found: Stretch[] = [];
  let start = from;
  for (const segment of path.split('/')) {
    const end = start + segment.length;
    if (start > from && isKey(segment, shortestPathKey)) found.push({ start, end });
    start = end + 1;
  }
  return found;
}

/** Long, with digits among letters, and no words: a generated key, such as a webhook's. */
function isKey(text: string, shortest: number): boolean {
  return text.length >= shortest && /[a-z]/i.test(text) && /\d/.test(text) && !isWords(text);
}

function indexOrEnd(text: string, pattern: RegExp): number {
  const index = text.search(pattern);
  return index === -1 ? text.length : index;
}
