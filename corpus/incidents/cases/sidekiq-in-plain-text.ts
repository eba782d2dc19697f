import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'Sidekiq speaks plain text to a cache with encryption in transit.',
  rule: 'redis-tls-scheme',
  line: 'compose.yaml: REDIS_URL: redis://cache:6379/0',
  script: ends(
    1,
    '2026-11-02T09:14:05.391Z pid=1 tid=gn1 INFO: Booting Sidekiq 6.5.12 with Sidekiq::RedisConnection::RedisAdapter options {:url=>"redis://master.shop-cache.abc123.apn2.cache.amazonaws.com:6379/0"}',
    'Connection lost (ECONNRESET)',
    "/usr/local/bundle/gems/redis-4.8.1/lib/redis/client.rb:398:in `rescue in ensure_connected'",
    "/usr/local/bundle/gems/sidekiq-6.5.12/lib/sidekiq/cli.rb:54:in `run'",
    "/usr/local/bundle/gems/redis-4.8.1/lib/redis/client.rb:306:in `rescue in io': Connection lost (ECONNRESET) (Redis::ConnectionError)",
  ),
  check: false,
  deployment: 'fails',
};
