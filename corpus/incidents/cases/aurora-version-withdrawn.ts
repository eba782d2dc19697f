import { edit } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S1: Aurora PostgreSQL 16.1 is pinned, which AWS has withdrawn.',
  rule: 'db-engine-deprecated',
  line: 'compose.production.yaml: db',
  example: 'rag-platform',
  resources: edit('AWS::RDS::DBCluster', (cluster) => ({ ...cluster, EngineVersion: '16.1' })),
  check: true,
};
