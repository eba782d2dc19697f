import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'A Go program fills its settings from the environment, and misses one.',
  rule: 'env-required-missing',
  line: 'compose.production.yaml: api',
  says: 'VECTOR_INDEX',
  example: 'shortcut',
  script: {
    exits: { after: 1500, code: 1 },
    logs: [
      {
        after: 900,
        line: 'time=2026-11-02T09:14:07.120Z level=ERROR msg="cannot read settings" err="required key VECTOR_INDEX missing value"',
      },
    ],
  },
  check: false,
  deployment: 'fails',
};
