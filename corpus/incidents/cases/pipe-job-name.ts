import { edit, record } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S4: a dynamic path stands in the middle of a job’s name and is taken literally.',
  rule: 'pipe-partial-dynamic-path',
  line: 'compose.production.yaml: worker',
  example: 'sesami',
  resources: edit('AWS::Pipes::Pipe', (pipe) => {
    const target = record(pipe.TargetParameters);
    const batch = record(target.BatchJobParameters);
    return {
      ...pipe,
      TargetParameters: {
        ...target,
        BatchJobParameters: { ...batch, JobName: 'analysis-job-$.messageId' },
      },
    };
  }),
  check: true,
};
