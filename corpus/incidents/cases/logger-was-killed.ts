import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'The log driver waits for an endpoint that does not answer until it is killed.',
  rule: 'logs-init-failed',
  line: 'compose.yaml: api',
  script: {
    start: {
      fails: {
        code: 'ResourceInitializationError',
        reason: 'failed to validate logger args: : signal: killed',
      },
    },
  },
  check: false,
  deployment: 'fails',
};
