import type { ApplicationService, Link } from '../application.ts';
import { problems } from '../application-diagnostics.ts';
import type { Store } from '../store.ts';
import type { Report } from '../understanding.ts';

/** Says which stores nobody uses, and who uses a store without being told where it is. */
export function checkStoresUsed(
  services: readonly ApplicationService[],
  stores: readonly Store[],
  links: readonly Link[],
  report: Report,
): void {
  const used = new Set(links.map(({ to }) => to));
  for (const { name, span } of stores) {
    if (!used.has(name)) report(problems['application/store-unused'](span, { name }));
  }
  const byName = new Map(stores.map((store) => [store.name, store]));
  const told = new Set(services.flatMap(storesWithHost));
  for (const { from, to, because } of links) {
    const store = byName.get(to);
    if (!store || !('port' in store) || told.has(`${from} ${to}`)) continue;
    report(problems['application/store-unaddressed'](because.span, { service: from, store: to }));
  }
}

/** `service store` for each store whose host a variable of the service holds. */
function storesWithHost(service: ApplicationService): readonly string[] {
  if (service.kind === 'site') return [];
  return service.environment.flatMap(({ value }) =>
    value.flatMap((part) =>
      part.kind === 'store' && part.attribute === 'host' ? [`${service.name} ${part.store}`] : [],
    ),
  );
}
