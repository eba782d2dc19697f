import { edit } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S1: a major version is out of support, and AWS bills for it silently.',
  rule: 'cost-rds-extended-support',
  line: 'compose.yaml: db',
  resources: edit('AWS::RDS::DBInstance', ({ EngineLifecycleSupport: _support, ...instance }) => ({
    ...instance,
    EngineVersion: '12',
  })),
  check: true,
};
