import { edit } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story:
    'S4: the pipe deletes the message before the job has done its work, and nothing repeats it.',
  rule: 'pipe-acks-before-work',
  line: 'compose.production.yaml: worker',
  example: 'sesami',
  resources: edit(
    'AWS::Batch::JobDefinition',
    ({ RetryStrategy: _retry, ...definition }) => definition,
  ),
  check: true,
};
