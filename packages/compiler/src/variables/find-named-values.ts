import type { Stretch } from './find-credentials.ts';
import { isKeyFile } from './is-key-file.ts';
import { nameSays } from './name-says.ts';

/**
 * The values that a text gives to secret names: `host=db password=x`, `Server=db;Password=x`,
 * `?api_key=x&y=z`, `--token=x`, `{"client_secret": "x"}`.
 */
export function findNamedValues(text: string): readonly Stretch[] {
  const found: Stretch[] = [];
  if (!text.includes('=') && !text.includes('"') && !text.includes("'")) return found;
  namedValue.lastIndex = 0;
  for (let match = namedValue.exec(text); match; match = namedValue.exec(text)) {
    const [, name = match[2] ?? '', , quote = ''] = match;
    if (nameSays(name) !== 'secret') continue;
    const start = match.index + match[0].length;
    const end = quotedEnd(text, start, quote) ?? bareEnd(text, match.index, start);
    if (!isKeyFile(name, text.slice(start, end))) found.push({ start, end, name });
    namedValue.lastIndex = Math.max(end, start);
  }
  return found;
}

/** A name, its `=` (or the `:` after a quoted name), and the quote that opens the value. */
const namedValue =
  /(?<![\w.])(?:([A-Za-z][\w.-]{0,80}(?: [A-Za-z][A-Za-z-]{0,20}){0,2})["']? {0,3}=|(?<=["'])([A-Za-z][\w.-]{0,80})["'] {0,3}:) {0,3}(["'`]?)/g;

/**
 * A value without quotes ends where its list's next name begins: lists are parted by `;`, `,`, `&`
 * or white space. The character before the name tells; a first name may also be followed by `;`.
 */
function bareEnd(text: string, nameStart: number, start: number): number {
  const rest = text.slice(start, start + reach);
  const head = text.slice(Math.max(0, nameStart - reach), nameStart);
  const before = head.trimEnd().at(-1) ?? '';
  const separator = before === '?' ? '&' : before;
  const isFirst = before === '' && beforeSemicolon.test(rest);
  const ending = isFirst ? beforeSemicolon : (endings[separator] ?? /\s/);
  const end = rest.search(ending);
  const closing = openQuotes(head).map((quote) => rest.indexOf(quote));
  const ends = [end, ...closing].filter((index) => index !== -1);
  return ends.length === 0 ? text.length : start + Math.min(...ends);
}

/** Characters in which the end of a value is looked for; a value without one goes to the end. */
const reach = 5_000;

const beforeSemicolon = /[\n\r]|;(?=\s*[A-Za-z][\w .-]*=|\s*$)/;

const endings: Readonly<Record<string, RegExp>> = {
  ';': beforeSemicolon,
  '&': /\s|&(?=[\w.[\]-]+=)/,
  ',': /\s|,(?=\s*[A-Za-z][\w.-]*=|$)/,
};

/** Quotes that the text opens and does not close. */
function openQuotes(before: string): readonly string[] {
  return ['"', "'", '`'].filter((quote) => before.split(quote).length % 2 === 0);
}

/** The quote that closes the value: one that the end of a list's item follows. */
function quotedEnd(text: string, start: number, quote: string): number | undefined {
  if (quote === '') return undefined;
  const furthest = Math.min(text.length, start + reach);
  for (let at = start; at < furthest; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === quote && endOfItem.test(text.slice(at + 1, at + 40))) return at;
  }
  return undefined;
}

const endOfItem = /^[;,&)}\]"'`]*(?:\s|$)|^[;,&]\s*["']|^;\s*[A-Za-z][\w ]*=|^[,&][A-Za-z][\w.-]*=/;
