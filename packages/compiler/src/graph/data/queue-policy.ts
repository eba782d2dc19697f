import type { Application } from '../../application/application.ts';
import type { QueueStore } from '../../application/store.ts';
import { attribute, ref, resource, sub } from '../build-resource.ts';
import type { Resource } from '../graph.ts';
import { stackName } from '../handover.ts';
import type { Reference } from '../intrinsics.ts';
import { ownedBy } from './built-store.ts';

type Queue = Resource<'AWS::SQS::Queue'>;

/** Builds the policy of a queue: TLS only. */
export function buildQueuePolicy(store: QueueStore, queue: Queue): Resource {
  return policyOf(store, queue, []);
}

/**
 * Builds the policy of a dead-letter queue. Where messages start jobs, the failed jobs come back
 * through rules of the project's own stacks. A queue has one policy: theirs would replace this.
 */
export function buildDeadLettersPolicy(
  application: Application,
  store: QueueStore,
  name: string,
  queue: Queue,
): Resource {
  const startsJobs = application.services.some(
    (service) =>
      service.kind === 'batch' &&
      service.queue?.store === store.name &&
      service.queue.name === name,
  );
  return policyOf(store, queue, startsJobs ? [failedJobs(application, queue)] : []);
}

function policyOf(store: QueueStore, queue: Queue, statements: readonly object[]): Resource {
  return resource(
    'AWS::SQS::QueuePolicy',
    `${queue.id}Policy`,
    {
      Queues: [ref(queue)],
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Deny',
            Principal: '*',
            Action: 'sqs:*',
            Resource: attribute(queue, 'Arn'),
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
          ...statements,
        ],
      },
    },
    ownedBy(store),
  );
}

function failedJobs(application: Application, queue: Queue): object {
  return {
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: attribute(queue, 'Arn'),
    Condition: { ArnLike: { 'aws:SourceArn': rulesOf(application) } },
  };
}

/** Rules get names that start with that of their stack. */
function rulesOf(application: Application): Reference {
  const stacks = stackName(application, 'data').replace(/data$/, '*');
  return sub(`arn:\${AWS::Partition}:events:\${AWS::Region}:\${AWS::AccountId}:rule/${stacks}`);
}
