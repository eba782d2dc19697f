import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S1: a script calls `aws logs filter-pattern`, which there is not.',
  rule: 'deploy-procedure-lint',
  line: 'deploy.sh',
  files: {
    'deploy.sh': '#!/bin/sh\naws logs filter-pattern --log-group-name /shop/api\n',
  },
  check: true,
};
