import { container, list } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S4: a key stands in the task definition in plain text.',
  rule: 'secret-plain-env',
  line: 'compose.yaml: api',
  resources: container((one) => ({
    ...one,
    Environment: [
      ...list(one.Environment),
      { Name: 'PAYMENT_API_KEY', Value: 'sk_test_51Hxxxxxxxxxxxxxxxxxxxxx' },
    ],
  })),
  check: true,
};
