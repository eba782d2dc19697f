import { classifyVariable } from '../variables/classify.ts';
import { type LinePair, pairsOf } from './line-pairs.ts';
import { isFormatKey } from './mask.ts';

/**
 * The lines, by index, on which a secret's text goes on that began on a line above: in quotes, or
 * as a private key. Such lines may look like anything, even like names with values.
 */
export function linesOfSecretText(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  let end: RegExp | undefined;
  for (const [index, line] of lines.entries()) {
    if (end) {
      found.add(index);
      if (end.test(line)) end = undefined;
    } else {
      end = endOfTextBegunIn(line);
    }
  }
  return found;
}

/** What ends the text that a line begins and leaves open; undefined when it leaves none open. */
function endOfTextBegunIn(line: string): RegExp | undefined {
  if (line.includes('-----BEGIN') && !/-----END|BEGIN (?:CERTIFICATE|PUBLIC)/.test(line)) {
    return /-----END|^\s*$/;
  }
  if (!/["']/.test(line)) return undefined;
  for (const pair of pairsOf(line)) {
    const quote = openQuote(line, pair);
    if (quote && maybeSecret(pair)) return quote === '"' ? /(?:^|[^\\])(?:\\\\)*"/ : /'/;
  }
  return undefined;
}

/** The quote that opens a pair's value, or the pair itself, and is not closed on the line. */
function openQuote(line: string, { nameStart, valueStart }: LinePair): string | undefined {
  const aroundPair = line.charAt(nameStart - 1);
  const aroundValue = line.charAt(valueStart);
  const quote = [aroundPair, aroundValue].find((character) => /["']/.test(character));
  if (quote === undefined) return undefined;
  const text = line.slice(quote === aroundPair ? nameStart : valueStart + 1);
  const closed = quote === '"' ? /(?:^|[^\\])(?:\\\\)*"/.test(text) : text.includes("'");
  return closed ? undefined : quote;
}

function maybeSecret(pair: LinePair): boolean {
  return !isFormatKey(pair, 'structure') && classifyVariable(pair.name) !== 'plain';
}
