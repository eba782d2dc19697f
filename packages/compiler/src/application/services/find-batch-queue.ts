import type { Service } from '../../project/project.ts';
import type { BatchWorker } from '../application.ts';
import { problems } from '../application-diagnostics.ts';
import type { KnownStore } from '../stores/known-store.ts';
import type { Report } from '../understanding.ts';

/** The queue whose messages start a batch worker's jobs: the one said, or the one it uses. */
export function findBatchQueue(
  { name, settings, span }: Service,
  used: readonly KnownStore[],
  report: Report,
): BatchWorker['queue'] {
  const said = settings.batch?.queue;
  for (const { store } of used) {
    if (store.kind !== 'queue') continue;
    const [first = store.name] = store.queues;
    if (!said || said.value === store.name) return { store: store.name, name: first };
    if (store.queues.includes(said.value)) return { store: store.name, name: said.value };
  }
  const place = said?.span ?? settings.run?.span ?? span;
  report(problems['application/batch-queue-missing'](place, { name, queue: said?.value ?? '' }));
  return undefined;
}
