import { createIdentity } from '../../aws/random-identity.ts';
import { createBuckets } from '../../buckets/create-buckets.ts';
import { createRoles } from '../../iam/create-roles.ts';
import { createQueues, type QueueOptions } from '../../queues/create-queues.ts';
import { testResources } from '../../resources/testing/resources.ts';
import { createTables } from '../../tables/create-tables.ts';
import type { Clock } from '../../time/clock.ts';
import { createContainerAddresses } from '../containers/container-addresses.ts';
import { createEndpoints } from '../create-endpoints.ts';
import { createS3Protocol } from '../wire/s3/s3-protocol.ts';
import { listedTasks } from './listed-tasks.ts';

export type DataWorld = ReturnType<typeof dataWorld>;

/** An account with queues, buckets and tables behind its endpoints. */
export function dataWorld(clock: Clock, queueOptions: QueueOptions = {}) {
  const identity = createIdentity({ account: '123456789012', region: 'eu-west-1', seed: 7 });
  const roles = createRoles({ clock, identity });
  const queues = createQueues({ clock, identity }, queueOptions);
  const buckets = createBuckets({ clock, identity, roles });
  const tables = createTables({ clock, identity });
  const faults: unknown[] = [];
  const endpoints = createEndpoints({
    identity,
    clock,
    roles,
    tasks: listedTasks(),
    addresses: createContainerAddresses({ identity }),
    services: {
      SQS: queues.operations,
      S3: buckets.operations,
      DynamoDB: tables.operations,
    },
    protocols: [createS3Protocol(buckets)],
    onFault: (error) => faults.push(error),
  });
  const resources = testResources({
    ...roles.handlers,
    ...queues.handlers,
    ...buckets.handlers,
    ...tables.handlers,
  });
  return { identity, roles, queues, buckets, tables, endpoints, resources, faults };
}
