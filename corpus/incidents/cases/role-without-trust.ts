import { edit } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'The execution role trusts EC2, not ECS tasks.',
  rule: 'role-not-assumable',
  line: 'compose.yaml: api',
  resources: edit(
    'AWS::IAM::Role',
    (role) => ({
      ...role,
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'ec2.amazonaws.com' },
            Action: 'sts:AssumeRole',
          },
        ],
      },
    }),
    'api',
  ),
  check: true,
  deployment: 'fails',
};
