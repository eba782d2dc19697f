import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S2: the SDK finds no region.',
  rule: 'env-required-missing',
  line: 'compose.yaml: api',
  script: {
    exits: { after: 1000, code: 1 },
    logs: [{ after: 999, line: 'botocore.exceptions.NoRegionError: You must specify a region.' }],
  },
  check: false,
  deployment: 'fails',
};
