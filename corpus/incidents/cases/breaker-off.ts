import { edit } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S4: nothing stops a deployment that never succeeds.',
  rule: 'circuit-breaker-off',
  line: 'compose.yaml: api',
  resources: edit(
    'AWS::ECS::Service',
    (service) => ({
      ...service,
      DeploymentConfiguration: { MinimumHealthyPercent: 100, MaximumPercent: 200 },
    }),
    'api',
  ),
  check: true,
};
