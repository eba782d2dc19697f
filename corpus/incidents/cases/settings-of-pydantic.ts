import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S4: the job has no DATABASE_URL; the settings library lists what it misses.',
  rule: 'env-required-missing',
  line: 'compose.yaml: SESSION_SECRET: ${SESSION_SECRET}',
  script: {
    exits: { after: 1000, code: 1 },
    logs: [
      { after: 994, line: 'Traceback (most recent call last):' },
      { after: 995, line: '  File "/app/main.py", line 9, in <module>' },
      { after: 996, line: '    settings = Settings()' },
      {
        after: 997,
        line: 'pydantic_core._pydantic_core.ValidationError: 1 validation error for Settings',
      },
      { after: 998, line: 'SESSION_SECRET' },
      { after: 999, line: '  Field required [type=missing, input_value={}, input_type=dict]' },
    ],
  },
  check: false,
  deployment: 'fails',
};
