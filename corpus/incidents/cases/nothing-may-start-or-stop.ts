import { edit, record } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'A single task may neither be stopped first nor be doubled.',
  rule: 'deploy-deadlock',
  line: 'compose.yaml: api',
  resources: edit(
    'AWS::ECS::Service',
    (service) => ({
      ...service,
      DesiredCount: 1,
      DeploymentConfiguration: {
        ...record(service.DeploymentConfiguration),
        MinimumHealthyPercent: 100,
        MaximumPercent: 100,
      },
    }),
    'api',
  ),
  check: true,
};
