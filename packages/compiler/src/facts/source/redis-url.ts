/**
 * What is wrong with the TLS options of a Redis URL.
 * `ssl-parameter`: no client knows `?ssl=`. `plain-scheme`: `ssl_…` options need `rediss://`.
 * `upper-case`: redis-py takes `none`, `optional`, `required`. `unverified`: TLS with anybody.
 */
export type RedisUrlMistake = 'plain-scheme' | 'ssl-parameter' | 'unverified' | 'upper-case';

export interface FoundMistake {
  readonly mistake: RedisUrlMistake;
  readonly option: string;
  /** Offset of the option in the URL. */
  readonly at: number;
}

/** The first mistake among the options of a URL. */
export function redisUrlMistake(url: string): FoundMistake | undefined {
  const query = url.indexOf('?');
  if (query === -1) return undefined;
  let at = query + 1;
  for (const option of url.slice(at).split('&')) {
    const mistake = mistakeOf(option, url.startsWith('rediss:'));
    if (mistake) return { mistake, option, at };
    at += option.length + 1;
  }
  return undefined;
}

function mistakeOf(option: string, isTls: boolean): RedisUrlMistake | undefined {
  const [name = '', value = ''] = option.split('=');
  if (name === 'ssl') return 'ssl-parameter';
  if (!name.startsWith('ssl_')) return undefined;
  if (!isTls) return 'plain-scheme';
  if (name !== 'ssl_cert_reqs') return undefined;
  if (value === 'none' || value === 'CERT_NONE') return 'unverified';
  return value.startsWith('CERT_') ? 'upper-case' : undefined;
}
