import { edit } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S1: everybody may connect to the tasks, past the load balancer.',
  rule: 'task-public-open',
  line: 'compose.yaml: api',
  resources: edit(
    'AWS::EC2::SecurityGroupIngress',
    ({ SourceSecurityGroupId: _source, ...rule }) => ({ ...rule, CidrIp: '0.0.0.0/0' }),
    'api',
  ),
  check: true,
};
