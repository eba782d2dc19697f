import { edit } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S4: RDS PostgreSQL 15.4 is pinned, which AWS has withdrawn.',
  rule: 'db-engine-deprecated',
  line: 'compose.yaml: db',
  resources: edit('AWS::RDS::DBInstance', (instance) => ({ ...instance, EngineVersion: '15.4' })),
  check: true,
};
