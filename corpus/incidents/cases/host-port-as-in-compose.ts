import { container } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'A port of the host beside the container’s, as Compose has it: Fargate has no host.',
  rule: 'fargate-network-ports',
  line: 'compose.yaml: - "8000:8000"',
  resources: container((one) => ({
    ...one,
    PortMappings: [{ ContainerPort: 8000, HostPort: 80, Protocol: 'tcp' }],
  })),
  check: true,
  deployment: 'fails',
};
