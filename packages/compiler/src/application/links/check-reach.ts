import { problems } from '../application-diagnostics.ts';
import type { Part } from '../roles/part.ts';
import type { RoleKind } from '../roles/role.ts';
import type { Report } from '../understanding.ts';
import type { TaskLink } from './collect-links.ts';

/**
 * Says which services are addressed by a task that cannot find them: Service Connect tells the
 * Compose names to tasks of ECS services alone.
 */
export function checkReach(
  links: readonly TaskLink[],
  parts: ReadonlyMap<string, Part>,
  report: Report,
): void {
  const told = new Set<string>();
  for (const { from, to, addressed, because } of links) {
    const what = runs[parts.get(from)?.role.kind ?? 'worker'];
    const pair = `${from} ${to}`;
    if (what === undefined || told.has(pair)) continue;
    told.add(pair);
    const isWeb = parts.get(to)?.role.kind === 'web';
    const diagnostic = problems['application/name-unknown'](because.span, {
      name: from,
      what,
      target: to,
      isWeb,
    });
    // Who only waits for another may never speak to it.
    report(addressed ? diagnostic : { ...diagnostic, severity: 'warning' });
  }
}

/** What runs outside of an ECS service, in words that go on from "is". */
const runs: Readonly<Record<RoleKind, string | undefined>> = {
  web: undefined,
  worker: undefined,
  job: 'a job',
  schedule: 'a scheduled job',
  batch: 'a batch job',
  site: undefined,
  store: undefined,
  'left-out': undefined,
};
