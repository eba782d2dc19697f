import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { QueueFact } from '../../facts/cloud/data.ts';
import type { CloudFacts } from '../../facts/cloud-facts.ts';
import { about, nameOf } from '../about.ts';
import type { Check } from '../check.ts';
import { factNamed } from '../fact-named.ts';

interface Parameters {
  readonly what: string;
  readonly mend: string;
}

const problems = declareDiagnostics({
  'sqs-dlq-defects': {
    severity: 'warning',
    message: ({ what }: Parameters) => what,
    help: ({ mend }: Parameters) => mend,
  },
});

/** Queues whose failed messages circle for ever, vanish too early, or are noticed by nobody. */
export const sqsDlqDefects: Check = {
  code: 'sqs-dlq-defects',
  *run({ cloud }) {
    const targets = new Set(cloud.queues.flatMap(({ deadLetters }) => deadLetters?.queue ?? []));
    for (const queue of cloud.queues) {
      const defects = targets.has(queue.id) ? unwatched(cloud, queue) : defectsOf(cloud, queue);
      for (const defect of defects)
        yield about(queue, problems['sqs-dlq-defects'](undefined, defect));
    }
  },
};

function* defectsOf(cloud: CloudFacts, queue: QueueFact): Generator<Parameters> {
  const name = labelOf(queue);
  const { deadLetters } = queue;
  if (!deadLetters) {
    if (collectsFailures(cloud, queue)) return;
    yield {
      what: `The queue ${name} has no dead-letter queue: a message that cannot be processed comes back until it expires.`,
      mend: 'Give it a redrive policy with 3 to 5 receives.',
    };
    return;
  }
  if (deadLetters.receives < 2)
    yield {
      what: `The queue ${name} gives a message up after its first failure.`,
      mend: 'Allow 3 to 5 receives (`x-seaworthy: store: receives`).',
    };
  const target = factNamed(cloud.queues, deadLetters.queue);
  if (target && target.fifo !== queue.fifo)
    yield {
      what: `The queue ${name} and its dead-letter queue are not of one type (FIFO or standard), which AWS refuses.`,
      mend: 'Make both FIFO or both standard.',
    };
  if (target && target.retention <= queue.retention)
    yield {
      what: `The dead-letter queue of ${name} keeps messages no longer than ${name} itself; as their age counts from the first queue, only the rest is left.`,
      mend: 'Keep messages 4 days in the queue (`x-seaworthy: store: retentionDays`) and 14 days in the dead-letter queue.',
    };
}

function* unwatched(cloud: CloudFacts, queue: QueueFact): Generator<Parameters> {
  const names = [queue.id, queue.name];
  const isWatched = cloud.alarms.some(
    ({ metrics, watches }) =>
      metrics.some((metric) => metric.startsWith('ApproximateNumberOfMessages')) &&
      watches.some((watched) => names.includes(watched)),
  );
  if (isWatched) return;
  yield {
    what: `Nobody is told when messages arrive in the dead-letter queue ${labelOf(queue)}.`,
    mend: 'Set an alarm on its number of visible messages, above 0.',
  };
}

/** A queue that rules and schedules write failures to is the end of the line itself. */
function collectsFailures(cloud: CloudFacts, { id }: QueueFact): boolean {
  return (
    cloud.eventRules.some(({ targets }) => targets.includes(id)) || cloud.failureQueues.includes(id)
  );
}

function labelOf(queue: QueueFact): string {
  return queue.name ?? nameOf(queue);
}
