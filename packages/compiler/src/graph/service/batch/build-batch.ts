import type { BatchWorker } from '../../../application/application.ts';
import { attribute, ref } from '../../build-resource.ts';
import type { Output, Resource } from '../../graph.ts';
import { buildFailureQueue } from '../runs/failure-queue.ts';
import type { Scope } from '../scope.ts';
import { joinParts, type Parts } from '../stack-parts.ts';
import { buildTaskBasis } from '../task/build-task.ts';
import { buildComputeEnvironment } from './build-compute-environment.ts';
import { buildJobDefinition } from './build-job-definition.ts';
import { buildJobQueue } from './build-job-queue.ts';
import { buildPipe } from './build-pipe.ts';

/**
 * A worker on AWS Batch. A message leaves its queue as soon as its job is submitted, so that from
 * then on Batch must see to it: it retries what a retry can mend, and every job that fails for good
 * is kept with its message and tells the topic.
 */
export function buildBatch(scope: Scope<BatchWorker>): Parts {
  const basis = buildTaskBasis(scope);
  const environment = buildComputeEnvironment(scope);
  const jobQueue = buildJobQueue(scope, environment.environment);
  const definition = buildJobDefinition(scope, basis);
  const failures = buildFailureQueue(scope, {
    description: `A job of ${scope.service.name} failed for good.`,
    pattern: {
      source: ['aws.batch'],
      'detail-type': ['Batch Job State Change'],
      detail: { status: ['FAILED'], jobQueue: [attribute(jobQueue, 'JobQueueArn')] },
    },
  });
  return joinParts(
    basis,
    environment,
    { resources: [jobQueue, definition] },
    failures,
    buildPipe(scope, jobQueue, definition),
    { resources: [], outputs: outputs(jobQueue, definition) },
  );
}

function outputs(
  jobQueue: Resource<'AWS::Batch::JobQueue'>,
  definition: Resource<'AWS::Batch::JobDefinition'>,
): readonly Output[] {
  return [
    { id: 'JobQueue', description: 'Queue to submit jobs to.', value: ref(jobQueue) },
    { id: 'JobDefinition', description: 'Revision that jobs run.', value: ref(definition) },
  ];
}
