import { edit, record } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S4: the job asks for as much memory as the instance has on paper.',
  rule: 'batch-stuck-runnable',
  line: 'compose.production.yaml: worker',
  example: 'sesami',
  files: {
    'compose.production.yaml': [{ text: 'memory: 7680M', by: 'memory: 8192M' }],
  },
  resources: edit('AWS::Batch::ComputeEnvironment', (environment) => ({
    ...environment,
    ComputeResources: { ...record(environment.ComputeResources), InstanceTypes: ['c5.xlarge'] },
  })),
  check: true,
};
