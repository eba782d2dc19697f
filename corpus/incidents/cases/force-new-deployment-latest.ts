import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S4: a task definition is named by `:latest`, which is no revision.',
  rule: 'deploy-procedure-lint',
  line: 'deploy.sh',
  files: {
    'deploy.sh':
      '#!/bin/sh\naws ecs update-service --cluster shop --service api --task-definition shop-api:latest\n',
  },
  check: true,
};
