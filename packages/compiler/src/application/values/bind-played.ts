import type { Mention } from '../addresses/find-mentions.ts';
import type { EnvironmentVariable } from '../addresses/read-variables.ts';
import type { KnownStore } from '../stores/known-store.ts';
import type { Binder, Outcome } from './binder.ts';
import { draftOf, textPart } from './draft.ts';
import { plainIn } from './flat-text.ts';
import { attribute } from './following.ts';
import { isQueueUrl } from './queue-url.ts';

/**
 * An address of a container that plays S3, DynamoDB or SQS. A queue's URL becomes the queue's own;
 * an endpoint goes, for AWS's SDK finds the service by itself; a host without scheme is what other
 * clients want, and becomes the service's own.
 */
export function bindPlayed(
  variable: EnvironmentVariable,
  { address, to }: Mention,
  { stores }: Binder,
): Outcome | undefined {
  const known = stores.byName.get(to.service.name);
  if (!known) return undefined;
  const { name, kind } = known.store;
  if (kind === 'queue') {
    const queue = queueOf(variable, address, known);
    if (queue === undefined) return { kind: 'dropped', reason: `${name} is an SQS queue on AWS` };
    const draft = [attribute(known, 'queue-url', queue)];
    return { kind: 'value', draft, reason: `follows ${name}: queue-url` };
  }
  if (address.form === 'socket' && kind === 'bucket') {
    const host = [textPart('s3.'), { kind: 'region' } as const, textPart('.amazonaws.com')];
    const end = address.port ? address.port.end : address.host.end;
    const draft = draftOf(variable.flat, [
      { range: { start: address.host.start, end }, parts: host },
    ]);
    return { kind: 'value', draft, reason: `follows ${name}: host` };
  }
  return {
    kind: 'dropped',
    reason: `AWS’s SDK finds ${services[kind] ?? 'the service'} by itself`,
  };
}

const services: Readonly<Record<string, string>> = { bucket: 'S3', table: 'DynamoDB' };

function queueOf(
  { name, flat }: EnvironmentVariable,
  address: Mention['address'],
  { store }: KnownStore,
): string | undefined {
  if (store.kind !== 'queue') return undefined;
  const [only] = store.queues;
  if (isQueueUrl(address)) {
    const last = plainIn(flat, address.path)?.split('/').at(-1) ?? '';
    if (store.queues.includes(last)) return last;
  }
  return store.queues.length === 1 && /QUEUE_?UR[IL]$/i.test(name) ? only : undefined;
}
