import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S1 5.1: one Redis address is given to libraries that read its TLS options differently.',
  rule: 'redis-ssl-option-clash',
  line: 'compose.yaml: REDIS_URL: redis://cache:6379/0?ssl_cert_reqs=CERT_NONE',
  files: {
    'compose.yaml': [
      { text: 'redis://cache:6379/0', by: 'redis://cache:6379/0?ssl_cert_reqs=CERT_NONE' },
    ],
  },
  script: {
    exits: { after: 1000, code: 1 },
    logs: [
      {
        after: 999,
        line: "TypeError: AbstractConnection.__init__() got an unexpected keyword argument 'ssl'",
      },
    ],
  },
  check: true,
  deployment: 'fails',
};
