import type { Span } from '../../../source/span.ts';
import { type RedisUrlMistake, redisUrlMistake } from '../redis-url.ts';
import { insideBrackets, spanAt, type TextPlace } from './text-place.ts';
import { python, type Trigger } from './trigger.ts';

/** An option about TLS that a Redis client refuses, or that turns verification off. */
export interface RedisOptionMention {
  readonly kind: 'redis-option';
  readonly mistake: 'ssl-keyword' | RedisUrlMistake;
  readonly span: Span;
}

export const redisTriggers: readonly Trigger[] = [
  {
    words: ['from_url(', 'ConnectionPool('],
    pattern: /(?:from_url|ConnectionPool)(?=\()/y,
    files: python,
    read: readKeyword,
  },
];

/** `redis.from_url(url, ssl=True)`: the scheme says it, the keyword is refused. */
function readKeyword(
  place: TextPlace,
  { 0: call }: RegExpExecArray,
): readonly RedisOptionMention[] {
  if (!/redis/i.test(place.text)) return [];
  const open = place.at + call.length;
  const found = /\bssl\s*=(?!=)\s*\w*/.exec(insideBrackets(place.text, open) ?? '');
  if (!found) return [];
  const span = spanAt(place, open + 1 + found.index, found[0].length);
  return [{ kind: 'redis-option', mistake: 'ssl-keyword', span }];
}

/** The options of a URL that starts at a place. */
export function readRedisUrl(place: TextPlace): readonly RedisOptionMention[] {
  const [url = ''] = /^[^\s"'`]*/.exec(place.text.slice(place.at, place.at + 300)) ?? [];
  const found = /^rediss?:/.test(url) ? redisUrlMistake(url) : undefined;
  if (!found) return [];
  const span = spanAt(place, place.at + found.at, found.option.length);
  return [{ kind: 'redis-option', mistake: found.mistake, span }];
}
