import type { BatchWorker } from '../../../application/application.ts';
import { ref, resource } from '../../build-resource.ts';
import type { Resource } from '../../graph.ts';
import { idIn, ownedBy, type Scope } from '../scope.ts';
import { batchName } from './job-name.ts';

/** Reasons for which a job would wait for ever. Cancelled it counts as failed, and is kept. */
const hopeless = [
  'MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE',
  'MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT',
];

/** The queue that Batch takes jobs from. */
export function buildJobQueue(
  scope: Scope<BatchWorker>,
  environment: Resource<'AWS::Batch::ComputeEnvironment'>,
): Resource<'AWS::Batch::JobQueue'> {
  return resource(
    'AWS::Batch::JobQueue',
    idIn(scope, 'job-queue'),
    {
      JobQueueName: batchName(scope),
      State: 'ENABLED',
      Priority: 1,
      ComputeEnvironmentOrder: [{ Order: 1, ComputeEnvironment: ref(environment) }],
      JobStateTimeLimitActions: hopeless.map((reason) => ({
        State: 'RUNNABLE',
        Reason: reason,
        Action: 'CANCEL',
        MaxTimeSeconds: 3600,
      })),
    },
    ownedBy(scope),
  );
}
