import { edit } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'Logs are never deleted, and are paid for ever.',
  rule: 'cost-log-retention',
  line: 'compose.yaml: api',
  resources: edit('AWS::Logs::LogGroup', ({ RetentionInDays: _days, ...group }) => group, 'api'),
  check: true,
};
