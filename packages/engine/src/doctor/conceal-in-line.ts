import { findCommandSecrets } from '@seaworthy/compiler';

/**
 * A line of a log without what programs let slip into one: passwords in URLs and behind names and
 * flags, private keys, tokens that providers mark as theirs, and whole secrets, which are JSON
 * objects. `postgres://app:hunter2@db` becomes `postgres://app:…@db`. A line that is JSON itself
 * keeps its objects; only those inside of its texts are secrets.
 */
export function concealInLine(line: string): string {
  const object = line.startsWith('{') ? /\{\\".*?\}(?=")/g : /\{\\?".*$/s;
  return concealCredentials(line)
    .replace(/(\b[a-z][a-z0-9+.-]*:\/\/[^\s:@/]*):[^\s@]+@/gi, '$1:…@')
    .replace(object, '{…}');
}

function concealCredentials(line: string): string {
  let shown = '';
  let at = 0;
  for (const { start, end } of findCommandSecrets(line)) {
    const said = line.slice(start, end);
    shown += line.slice(at, start) + (saysWhatIsWrong.test(said) ? said : '…');
    at = end;
  }
  return shown + line.slice(at);
}

/** `JWT_SECRET: Required` has the form of a name with its value, and is none. */
const saysWhatIsWrong =
  /^["']?(is |was |field |must |may |not |cannot |can't |variable |value |key )*(required|missing|unset|set|empty|blank|null|none|nil|undefined|invalid|expected|provided|denied|refused|failed|not found|incorrect|authentication)\b/i;
