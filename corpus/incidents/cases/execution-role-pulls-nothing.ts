import { edit, statements } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S0: the execution role may not pull from the registry.',
  rule: 'image-ecr-denied',
  line: 'compose.yaml: build: ./api',
  resources: edit(
    'AWS::IAM::Role',
    statements(({ Action }) => !String(Action).includes('ecr:')),
    'api',
  ),
  check: true,
  deployment: 'fails',
};
