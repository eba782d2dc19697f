import { edit } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S4: a job on Spot is not repeated and never times out.',
  rule: 'batch-no-retry-timeout',
  line: 'compose.production.yaml: worker',
  example: 'sesami',
  resources: edit(
    'AWS::Batch::JobDefinition',
    ({ RetryStrategy: _retry, Timeout: _timeout, ...definition }) => definition,
  ),
  check: true,
};
