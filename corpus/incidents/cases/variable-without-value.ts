import { container, list } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S0: the variable is listed, and its value never came.',
  rule: 'env-required-missing',
  line: 'compose.yaml: STRIPE_KEY: ${STRIPE_KEY}',
  resources: container((one) => ({
    ...one,
    Secrets: list(one.Secrets).filter(({ Name }) => Name !== 'STRIPE_KEY'),
  })),
  script: {
    exits: { after: 1000, code: 1 },
    logs: [{ after: 999, line: "KeyError: 'STRIPE_KEY'" }],
  },
  check: false,
  deployment: 'fails',
};
