import { edit } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S4: each deployment sets the number of tasks back that autoscaling had raised.',
  rule: 'desired-count-fight',
  line: 'compose.production.yaml: scale: { min: 1, max: 4, cpu: 70 }',
  example: 'rag-platform',
  resources: edit('AWS::ECS::Service', (service) => ({ ...service, DesiredCount: 3 }), 'api'),
  check: true,
};
