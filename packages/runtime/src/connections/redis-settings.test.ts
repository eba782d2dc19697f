import { describe, expect, test } from 'vitest';
import { ConnectionMistake, type RedisOptions, redisSettings } from './index.ts';

function of(url: string, options: RedisOptions = {}) {
  return redisSettings({ env: { REDIS_URL: url }, ...options });
}

const verified = { rejectUnauthorized: true };

test('the scheme alone decides about TLS', () => {
  expect(of('redis://redis:6379/2')).toEqual({ host: 'redis', port: 6379, db: 2 });
  expect(of('rediss://:p%40ss@cache.example.com')).toEqual({
    host: 'cache.example.com',
    port: 6379,
    password: 'p@ss',
    db: 0,
    tls: verified,
  });
  expect(of('rediss://app:x@cache.example.com/0?ssl_cert_reqs=required').tls).toEqual(verified);
});

test("BullMQ's workers get the limit of retries that they want", () => {
  expect(of('redis://redis', { isForQueue: true }).maxRetriesPerRequest).toBeNull();
});

test('reads the parts where there is no URL', () => {
  const env = { REDIS_HOST: 'cache', REDIS_PORT: '6380', REDIS_PASSWORD: 'x', REDIS_TLS: 'true' };
  expect(redisSettings({ env })).toEqual({
    host: 'cache',
    port: 6380,
    password: 'x',
    db: 0,
    tls: verified,
  });
  expect(() => redisSettings({ env: {} })).toThrow('REDIS_URL is missing');
  expect(() => redisSettings({ env: { ...env, REDIS_PORT: 'six' } })).toThrow('REDIS_PORT');
});

describe('what clashes is refused', () => {
  test.each([
    ['rediss://cache.example.com?ssl=true', '?ssl='],
    ['rediss://cache.example.com?ssl_cert_reqs=none', '?ssl_cert_reqs='],
    ['rediss://cache.example.com?ssl_check_hostname=false', '?ssl_check_hostname='],
    ['redis://cache.example.com?ssl_cert_reqs=required', '?ssl_cert_reqs='],
    ['redis://cache.example.com?tls=true', '?tls='],
    ['redis://:x@m.abc.cache.amazonaws.com', 'write rediss://'],
    ['redis://app.serverless.euw1.cache.amazonaws.com', 'write rediss://'],
    ['http://cache', 'does not begin with redis://'],
    ['redis://cache/hunter2', 'number of a database'],
  ])('%s', (url, said) => {
    expect(() => of(url)).toThrow(ConnectionMistake);
    expect(() => of(url)).toThrow(said);
    expect(() => of(url)).not.toThrow('hunter2');
  });
});
