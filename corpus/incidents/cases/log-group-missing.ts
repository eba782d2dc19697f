import { container } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S4: the log group was never created.',
  rule: 'logs-init-failed',
  line: 'compose.yaml: api',
  resources: container((one) => ({
    ...one,
    LogConfiguration: {
      LogDriver: 'awslogs',
      Options: {
        'awslogs-group': '/ecs/shop-forgotten',
        'awslogs-region': { Ref: 'AWS::Region' },
        'awslogs-stream-prefix': 'api',
      },
    },
  })),
  check: true,
  deployment: 'fails',
};
