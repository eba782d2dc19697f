import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'A password with a # ends the address in its middle.',
  rule: 'url-password-unescaped',
  line: 'compose.yaml: api',
  script: {
    exits: { after: 1000, code: 1 },
    logs: [
      { after: 998, line: 'TypeError: Invalid URL' },
      { after: 999, line: '    at new URL (node:internal/url:816:29)' },
    ],
  },
  check: false,
  deployment: 'fails',
};
