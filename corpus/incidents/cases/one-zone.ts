import { edit, record } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S1: everything runs in one zone although several are claimed.',
  rule: 'fargate-capacity-az',
  line: 'compose.yaml: api',
  resources: edit(
    'AWS::ECS::Service',
    (service) => {
      const network = record(record(service.NetworkConfiguration).AwsvpcConfiguration);
      const Subnets = [
        { 'Fn::Select': [0, { 'Fn::Split': [',', { Ref: 'GivenPrivateSubnets' }] }] },
      ];
      return { ...service, NetworkConfiguration: { AwsvpcConfiguration: { ...network, Subnets } } };
    },
    'api',
  ),
  check: true,
};
