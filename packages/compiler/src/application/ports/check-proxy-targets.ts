import type { TaskPort } from '../application.ts';
import { problems } from '../application-diagnostics.ts';
import type { TaskLink } from '../links/collect-links.ts';
import type { Part } from '../roles/part.ts';
import type { Report } from '../understanding.ts';

/** A proxy knows the port of what stands behind it by a file of its own; here nobody says it. */
export function checkProxyTargets(
  parts: readonly Part[],
  links: readonly TaskLink[],
  ports: ReadonlyMap<string, readonly TaskPort[]>,
  report: Report,
): void {
  const proxies = new Set(
    parts.flatMap(({ image, service }) => (image?.meaning?.kind === 'proxy' ? [service.name] : [])),
  );
  for (const { from, to, port, because } of links) {
    if (!proxies.has(from) || port !== undefined || (ports.get(to)?.length ?? 0) > 0) continue;
    report(problems['application/port-unknown'](because.span, { proxy: from, name: to }));
  }
}
