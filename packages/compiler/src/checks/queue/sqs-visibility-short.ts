import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { QueueFact } from '../../facts/cloud/data.ts';
import type { CloudFacts } from '../../facts/cloud-facts.ts';
import type { Facts } from '../../facts/facts.ts';
import { about, nameOf } from '../about.ts';
import type { Check } from '../check.ts';
import { onceFor } from '../once-for.ts';
import { type TaskSet, taskSetsOf } from '../task-sets.ts';
import { taskNamed } from '../understood.ts';

interface Parameters {
  readonly queue: string;
  readonly service: string;
  readonly visibility: number;
  readonly limit: number;
}

const problems = declareDiagnostics({
  'sqs-visibility-short': {
    severity: 'error',
    message: ({ queue, service, visibility, limit }: Parameters) =>
      `A message of ${queue} becomes visible again after ${visibility} s, while ${service} may work on it for ${limit} s: it is done twice.`,
    help: ({ limit }: Parameters) =>
      `Set \`x-seaworthy: store: visibility\` to ${Math.ceil(limit * 1.2)} s or more, or extend it while working; be ready for a message that comes twice in any case.`,
  },
});

/** Queues that hand a message out again before the work on it can be done. */
export const sqsVisibilityShort: Check = {
  code: 'sqs-visibility-short',
  *run(facts) {
    for (const set of taskSetsOf(facts.cloud)) {
      const limit = workLimit(facts, set);
      if (limit === undefined) continue;
      for (const queue of queuesOf(facts.cloud, set)) {
        if (queue.visibility >= limit * 1.2) continue;
        const { visibility } = queue;
        const found = { queue: nameOf(queue), service: nameOf(set), visibility, limit };
        yield about(queue, problems['sqs-visibility-short'](undefined, found));
      }
    }
  },
};

/** Seconds after which the worker itself gives a message up, where it says so. */
function workLimit(facts: Facts, set: TaskSet): number | undefined {
  const command = (taskNamed(facts, set.owner)?.command ?? []).join(' ');
  const flag = /--time-limit[= ](\d+)/.exec(command)?.[1];
  if (flag !== undefined) return Number(flag);
  const variable = set.definition.containers
    .flatMap(({ environment }) => environment)
    .find(({ name }) => /(TASK|JOB|WORKER)_?(TIME_?LIMIT|TIMEOUT)(_SECONDS)?$/.test(name));
  const seconds = Number(variable?.value);
  return seconds > 0 ? seconds : undefined;
}

/** The queues that a set of tasks knows by a variable: what a plan refers to, or an address. */
function queuesOf(cloud: CloudFacts, { definition }: TaskSet): readonly QueueFact[] {
  const values = definition.containers.flatMap(({ environment }) => environment);
  const ids = values.map(({ value }) => /^\$\{([^}.]+)/.exec(value)?.[1] ?? value);
  return [...new Set(ids)].flatMap((id) => indexQueues(cloud).get(id) ?? []);
}

const indexQueues = onceFor(
  (cloud: CloudFacts) => new Map(cloud.queues.map((queue) => [queue.id, queue])),
);
