import type { Binding } from '../../application/application.ts';
import type { CloudFacts } from '../../facts/cloud-facts.ts';
import type { Facts } from '../../facts/facts.ts';
import { onceFor } from '../once-for.ts';
import { dependsOn } from './manifests.ts';
import type { SourcedTask } from './sourced-task.ts';
import { taskCheck } from './task-check.ts';
import { visibleText } from './task-variables.ts';

/** Libraries whose commands touch several keys at once, which a cluster refuses. */
const libraries = ['bullmq', 'bull', 'rq', 'celery', 'sidekiq', 'bottleneck', 'resque'];

/** A cache in cluster mode spreads keys over shards: some clients cannot work with that. */
export const redisClusterMode = taskCheck(
  'redis-cluster-mode',
  'error',
  function* ({ task, source }, report, facts) {
    for (const binding of task.environment) {
      const store = clusterOf(binding, facts);
      if (store === undefined) continue;
      const obstacle = obstacleOf(binding, source);
      if (obstacle === undefined) continue;
      const what = `${task.name} uses ${store}, a cache in cluster mode, ${obstacle}: "CROSSSLOT Keys in request don't hash to the same slot".`;
      const mend = `Use a replication group without cluster mode for ${store}; for BullMQ a prefix in braces, \`{bull}\`, also does.`;
      yield report(binding.span, { what, mend });
    }
  },
);

function clusterOf({ value }: Binding, { cloud }: Facts): string | undefined {
  const clusters = clustersOf(cloud);
  return value
    .flatMap((part) => (part.kind === 'store' ? [part.store] : []))
    .find((store) => clusters.has(store));
}

/** Stores whose cache is in cluster mode. */
const clustersOf = onceFor(
  ({ caches }: CloudFacts) =>
    new Set(caches.flatMap(({ owner, clusterMode }) => (clusterMode === true ? [owner] : []))),
);

function obstacleOf({ value }: Binding, source: SourcedTask['source']): string | undefined {
  const library = libraries.find((name) => dependsOn(source, name));
  if (library !== undefined) return `with ${library}, which needs all its keys in one place`;
  const database = /\/([1-9]\d*)(?:\?|$)/.exec(visibleText(value))?.[1];
  return database === undefined
    ? undefined
    : `and asks for database ${database}; a cluster has only 0`;
}
