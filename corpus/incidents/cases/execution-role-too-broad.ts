import { edit } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S1: SecretsManagerReadWrite is attached to the execution role.',
  rule: 'iam-overbroad',
  line: 'compose.yaml: api',
  resources: edit(
    'AWS::IAM::Role',
    (role) => ({
      ...role,
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/SecretsManagerReadWrite'],
    }),
    'api',
  ),
  check: true,
};
