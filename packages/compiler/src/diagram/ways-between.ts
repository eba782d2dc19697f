import type { Application, ApplicationService } from '../application/application.ts';

/** One part of an application reaches another. */
export interface Way {
  readonly from: string;
  readonly to: string;
}

/** Which services reach which services and stores, each pair once. */
export function waysBetween({ links, services, stores }: Application): readonly Way[] {
  const known = new Set([...services, ...stores].map(({ name }) => name));
  const ways = [...links, ...services.flatMap(queueReadBy)];
  const pairs = new Map(ways.map(({ from, to }) => [JSON.stringify([from, to]), { from, to }]));
  return [...pairs.values()].filter(({ from, to }) => known.has(from) && known.has(to));
}

/** A batch worker reads its queue even when none of its values says so. */
function queueReadBy(service: ApplicationService): readonly Way[] {
  const queue = service.kind === 'batch' ? service.queue : undefined;
  return queue ? [{ from: service.name, to: queue.store }] : [];
}
