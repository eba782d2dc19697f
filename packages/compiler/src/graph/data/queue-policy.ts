import type { QueueStore } from '../../application/store.ts';
import { attribute, ref, resource } from '../build-resource.ts';
import type { Resource } from '../graph.ts';
import { ownedBy } from './built-store.ts';

/** Builds the policy of a queue: TLS only. */
export function buildQueuePolicy(store: QueueStore, queue: Resource<'AWS::SQS::Queue'>): Resource {
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
        ],
      },
    },
    ownedBy(store),
  );
}
