import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S1: the application calls AWS, and its task has no role.',
  rule: 'fargate-exec-role-missing',
  line: 'compose.yaml: api',
  script: {
    exits: { after: 1000, code: 1 },
    logs: [
      { after: 999, line: 'botocore.exceptions.NoCredentialsError: Unable to locate credentials' },
    ],
  },
  check: false,
  deployment: 'fails',
};
