import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story:
    'The client speaks plain text to a cache that requires TLS; the connection is cut without a word, over and over.',
  rule: 'redis-tls-scheme',
  line: 'compose.yaml: REDIS_URL: redis://cache:6379/0',
  script: {
    exits: { after: 1500, code: 1 },
    logs: [
      { after: 900, line: '[ioredis] Unhandled error event: Error: read ECONNRESET' },
      { after: 901, line: '    at TCP.onStreamRead (node:internal/stream_base_commons:216:20)' },
      { after: 902, line: '[ioredis] Unhandled error event: Error: read ECONNRESET' },
      { after: 903, line: '    at TCP.onStreamRead (node:internal/stream_base_commons:216:20)' },
      { after: 904, line: '/app/node_modules/ioredis/built/redis/event_handler.js:182' },
      {
        after: 905,
        line: '                self.flushQueue(new errors_1.MaxRetriesPerRequestError(maxRetriesPerRequest));',
      },
      { after: 906, line: '                                ^' },
      { after: 907, line: '' },
      {
        after: 908,
        line: 'MaxRetriesPerRequestError: Reached the max retries per request limit (which is 20). Refer to "maxRetriesPerRequest" option for details.',
      },
      {
        after: 909,
        line: '    at Socket.<anonymous> (/app/node_modules/ioredis/built/redis/event_handler.js:182:37)',
      },
    ],
  },
  check: false,
  deployment: 'fails',
};
