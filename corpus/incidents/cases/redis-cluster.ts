import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'A queue library talks to a cluster as if it were one node.',
  rule: 'redis-cluster-mode',
  line: 'compose.yaml: REDIS_URL',
  script: {
    exits: { after: 1000, code: 1 },
    logs: [
      { after: 999, line: "ReplyError: CROSSSLOT Keys in request don't hash to the same slot" },
    ],
  },
  check: false,
  deployment: 'fails',
};
