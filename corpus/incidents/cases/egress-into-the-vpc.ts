import { edit } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S1: port 443 is only open into the VPC, so that nothing outside of it is reached.',
  rule: 'sg-egress-missing',
  line: 'compose.yaml: api',
  resources: edit(
    'AWS::EC2::SecurityGroupEgress',
    (rule) => (rule.CidrIp === '0.0.0.0/0' ? { ...rule, CidrIp: '10.0.0.0/16' } : rule),
    'api',
  ),
  check: true,
  checkedAs: 'image-no-route', // the registry is the first that cannot be reached
  deployment: 'fails',
};
