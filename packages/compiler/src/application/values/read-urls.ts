import type { Parameter, UrlAddress } from './address.ts';
import type { Range } from './flat-text.ts';
import { readQuery } from './read-query.ts';

/** The URLs in a text, wherever they stand; text without a host gives none. */
export function readUrls(text: string): readonly UrlAddress[] {
  const urls: UrlAddress[] = [];
  let from = 0;
  for (let at = text.indexOf('://'); at !== -1; at = text.indexOf('://', at + 3)) {
    const scheme = schemeBefore(text, at, from);
    const url = scheme && readUrl(text, scheme);
    if (!url) continue;
    urls.push(url);
    from = url.range.end;
  }
  return urls;
}

/** No scheme in use is longer. */
const longestScheme = 40;

function schemeBefore(text: string, end: number, from: number): Range | undefined {
  const start = Math.max(from, end - longestScheme);
  const found = /[A-Za-z][A-Za-z0-9+.-]*$/.exec(text.slice(start, end));
  return found ? { start: start + found.index, end } : undefined;
}

const authority =
  /(?:([^\s/?#@:,;"'`]*)(?::([^\s/?#@"'`]*))?@)?(\[[^\]\s]*\]|[^\s/?#:,;@"'`<>()[\]{}]+)(?::(\d+|\ufffc))?(?:\/([^\s?#,;"'`]*))?(\?[^\s#,;"'`]*)?/dy;

function readUrl(text: string, scheme: Range): UrlAddress | undefined {
  authority.lastIndex = scheme.end + 3;
  const found = authority.exec(text);
  if (!found?.indices) return undefined;
  const [all, user, password, host, port, path, query] = found.indices.map(rangeOf);
  if (!all || !host) return undefined;
  const name = text.slice(scheme.start, scheme.end).toLowerCase();
  const [protocol = '', driver] = name.split('+', 2);
  return {
    form: 'url',
    range: { start: scheme.start, end: all.end },
    protocol,
    scheme,
    ...(driver !== undefined && { driver }),
    jdbc: /jdbc:$/i.test(text.slice(Math.max(0, scheme.start - 5), scheme.start)),
    host,
    ...(user && { user }),
    ...(password && { password }),
    ...(port && { port }),
    ...(path && { path }),
    parameters: query ? queryIn(text, query) : [],
    hasQuery: query !== undefined,
  };
}

function rangeOf(indices: readonly [number, number] | undefined): Range | undefined {
  return indices && { start: indices[0], end: indices[1] };
}

function queryIn(text: string, query: Range): readonly Parameter[] {
  return readQuery(text, { start: query.start + 1, end: query.end });
}
