import { edit } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'The VPC gives no DNS names, which its endpoints need.',
  rule: 'vpc-dns-off',
  line: 'compose.yaml: zones: 2 nat: single endpoints: [ecr.api, ecr.dkr, logs, sec',
  files: {
    'compose.yaml': [
      {
        text: 'nat: single',
        by: 'nat: single\n    endpoints: [ecr.api, ecr.dkr, logs, secretsmanager]',
      },
    ],
  },
  resources: edit('AWS::EC2::VPC', (vpc) => ({ ...vpc, EnableDnsHostnames: false })),
  check: true,
};
