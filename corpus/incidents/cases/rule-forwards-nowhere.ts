import { withoutIds } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'No rule forwards to the target group of the service.',
  rule: 'tg-wiring',
  line: 'compose.yaml: api',
  resources: withoutIds('ApiRuleRa5d26b9c'),
  check: true,
  deployment: 'fails',
};
