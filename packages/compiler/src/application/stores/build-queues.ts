import { problems } from '../application-diagnostics.ts';
import type { QueueStore } from '../store.ts';
import { plainIn } from '../values/flat-text.ts';
import { isQueueUrl } from '../values/queue-url.ts';
import type { KnownStore } from './known-store.ts';
import { commonParts, type StoreSource, secretOption, secretVariables } from './store-source.ts';
import { takeItems } from './take-existing.ts';
import { variablesOfUsers } from './variables-of-users.ts';

/** Builds queues from the container that plays SQS, or from a broker that the user replaces by it. */
export function buildQueues(source: StoreSource): KnownStore {
  const { settings, part } = source;
  const { existing } = takeItems(source);
  const store: QueueStore = {
    ...commonParts(source),
    kind: 'queue',
    queues: existing ? [...existing.items.keys()] : chooseQueues(source),
    visibility: settings?.visibility?.value ?? 300,
    receives: settings?.receives?.value ?? 3,
    retentionDays: settings?.retentionDays?.value ?? 4,
    // A dead letter keeps its first date: it needs longer than the queue to be looked at.
    deadLetterRetentionDays: 14,
    ...(existing && { existing }),
  };
  const localNames = [
    ...secretVariables(source, ['REDIS_PASSWORD', 'RABBITMQ_DEFAULT_PASS']),
    ...secretOption(source, '--requirepass'),
  ];
  return { store, part, passwordNames: [], localNames, passwordFiles: [] };
}

/** What the user says, the ends of queue URLs, or variables that name a queue. */
function chooseQueues(source: StoreSource): readonly string[] {
  const { settings, part, report } = source;
  const said = settings?.names.map(({ value }) => value) ?? [];
  if (said.length > 0) return said;
  const named = variablesOfUsers(source, /QUEUE(?:_?NAME)?$/i);
  const found = [...new Set([...queuesInUrls(source), ...named])].filter(isQueueName);
  if (found.length > 0) return found;
  const { name, span } = part.service;
  report(problems['application/store-names-open'](span, { name, what: 'queue' }));
  return [name];
}

/** `http://elasticmq:9324/000000000000/jobs` is the queue `jobs`. */
function queuesInUrls({ users }: StoreSource): readonly string[] {
  return users
    .flatMap(({ mentions }) => mentions)
    .flatMap(({ variable, address }) => {
      const path = isQueueUrl(address) && plainIn(variable.flat, address.path);
      return path ? (path.split('/').at(-1) ?? []) : [];
    });
}

function isQueueName(name: string): boolean {
  return /^[\w-]{1,75}(?:\.fifo)?$/.test(name) && !/^\d+$/.test(name);
}
