import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S4: tasks and jobs together open more connections than the database takes.',
  rule: 'db-connections',
  line: 'compose.yaml: DATABASE_URL',
  script: {
    exits: { after: 1000, code: 1 },
    logs: [
      {
        after: 999,
        line: 'FATAL: remaining connection slots are reserved for roles with the SUPERUSER attribute',
      },
    ],
  },
  check: false,
  deployment: 'fails',
};
