import { edit, statements } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'The execution role may do all but write the log.',
  rule: 'logs-init-failed',
  line: 'compose.yaml: api',
  resources: edit(
    'AWS::IAM::Role',
    statements(({ Action }) => !String(Action).includes('logs:')),
    'api',
  ),
  check: true,
  deployment: 'fails',
};
