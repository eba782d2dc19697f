import { edit } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S4: the dead letters expire with the queue they came from.',
  rule: 'sqs-dlq-defects',
  line: 'compose.production.yaml: queue',
  example: 'sesami',
  resources: edit('AWS::SQS::Queue', ({ RedrivePolicy: _policy, ...queue }) => queue),
  check: true,
};
