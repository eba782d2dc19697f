import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'A schema of settings finds a variable undefined and prints what it found as JSON.',
  rule: 'env-required-missing',
  line: 'compose.yaml: SESSION_SECRET: ${SESSION_SECRET}',
  script: {
    exits: { after: 1000, code: 1 },
    logs: [
      { after: 988, line: '/app/server.js:4' },
      { after: 989, line: 'ZodError: [' },
      { after: 990, line: '  {' },
      { after: 991, line: '    "code": "invalid_type",' },
      { after: 992, line: '    "expected": "string",' },
      { after: 993, line: '    "received": "undefined",' },
      { after: 994, line: '    "path": [' },
      { after: 995, line: '      "SESSION_SECRET"' },
      { after: 996, line: '    ],' },
      { after: 997, line: '    "message": "Required"' },
      { after: 998, line: '  }' },
      { after: 999, line: ']' },
    ],
  },
  check: false,
  deployment: 'fails',
};
