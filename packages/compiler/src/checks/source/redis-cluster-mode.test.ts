import { describe, expect, test } from 'vitest';
import type { Facts } from '../../facts/facts.ts';
import { redisClusterMode } from './redis-cluster-mode.ts';
import { factsOf } from './testing/find-in.ts';

function factsWith(library: string, url: string): Facts {
  return factsOf({
    'compose.yaml': `services:
  api:
    build: .
    ports: ["8000:8000"]
    environment:
      REDIS_URL: ${url}
  cache:
    image: redis:7
`,
    Dockerfile: 'FROM node:22\nCOPY . .\nCMD ["node", "a.js"]\n',
    'package.json': `{"dependencies": {"${library}": "5"}}`,
  });
}

/** The same project over an account whose cache is in cluster mode. */
function live(facts: Facts): Facts {
  const caches = facts.cloud.caches.map((cache) => ({ ...cache, clusterMode: true }));
  return { ...facts, cloud: { ...facts.cloud, caches } };
}

const codes = (facts: Facts) => [...redisClusterMode.run(facts)].map(({ code }) => code);

describe('redis-cluster-mode', () => {
  test('a library that needs its keys together is found on a cluster only', () => {
    const facts = factsWith('bullmq', 'redis://cache:6379');
    expect(codes(live(facts))).toEqual(['redis-cluster-mode']);
    expect(codes(facts)).toEqual([]);
    expect(codes(live(factsWith('ioredis', 'redis://cache:6379')))).toEqual([]);
  });

  test('another database than 0 is found on a cluster only', () => {
    const facts = factsWith('ioredis', 'redis://cache:6379/2');
    expect(codes(live(facts))).toEqual(['redis-cluster-mode']);
    expect(codes(facts)).toEqual([]);
    expect(codes(live(factsWith('ioredis', 'redis://cache:6379/0')))).toEqual([]);
  });
});
