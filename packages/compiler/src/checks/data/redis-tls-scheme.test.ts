import { describe, expect, it } from 'vitest';
import { change } from '../testing/change.ts';
import { findingsOf } from '../testing/findings-of.ts';
import { live, planned } from '../testing/good-facts.ts';
import { redisTlsScheme } from './redis-tls-scheme.ts';

describe('redis-tls-scheme', () => {
  it('reports plain text to a cache that takes only TLS', () => {
    const cloud = withShape('redis://:***@${data/Cache.PrimaryEndPoint.Address}:6379');
    expect(findingsOf(redisTlsScheme, planned(cloud))).toEqual([
      'error: `REDIS_URL` of api speaks plain text (`redis://`) to cache, which takes only TLS.',
    ]);
  });

  it('reports TLS to a cache that has none, and a token without TLS', () => {
    const cloud = change('caches', 'data/Cache', { tls: false });
    expect(findingsOf(redisTlsScheme, planned(cloud))).toEqual([
      'error: `REDIS_URL` of api speaks TLS (`rediss://`) to cache, which has none.',
      'error: cache has an AUTH token but no encryption in transit, which AWS refuses.',
    ]);
  });

  it('knows a cache that runs by its host', () => {
    const host = 'master.shop.abc123.euw1.cache.amazonaws.com';
    const shape = `redis://user@${host.toUpperCase()}:6379/0`;
    const cloud = change('caches', 'data/Cache', { hosts: [host] }, withShape(shape));
    expect(findingsOf(redisTlsScheme, live(cloud))).toHaveLength(1);
    const other = change('caches', 'data/Cache', { hosts: [`x${host}`] }, withShape(shape));
    expect(findingsOf(redisTlsScheme, live(other))).toEqual([]);
  });

  it('does not judge a cache whose encryption it cannot see', () => {
    expect(
      findingsOf(redisTlsScheme, live(change('caches', 'data/Cache', { tls: 'unknown' }))),
    ).toEqual([]);
  });
});

function withShape(shape: string) {
  const keys = [{ name: 'api.REDIS_URL', shape }];
  return change('secrets', 'data/CacheConnections', { content: { kind: 'json', keys } });
}
