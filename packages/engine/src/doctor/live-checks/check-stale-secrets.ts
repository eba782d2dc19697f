import type { Diagnostic } from '@seaworthy/compiler';
import type { LiveSystem } from '../live/gather-live.ts';
import { liveProblems } from './live-problems.ts';

/** Secrets whose value is younger than a task that runs with it. */
export function checkStaleSecrets({ cloud, secrets, tasks }: LiveSystem): readonly Diagnostic[] {
  return cloud.services.flatMap(({ owner = '', taskDefinition }) => {
    const started = tasks
      .filter((task) => task.service === owner && task.running)
      .flatMap(({ startedAt }) => startedAt ?? [])
      .toSorted((one, other) => Number(one) - Number(other))[0];
    const definition = cloud.taskDefinitions.find(({ id }) => id === taskDefinition);
    const used = (definition?.containers ?? []).flatMap((container) =>
      container.secrets.map(({ valueFrom }) => valueFrom),
    );
    const stale = secrets.find(
      ({ fact, changed }) =>
        started !== undefined &&
        changed !== undefined &&
        changed > started &&
        used.some((valueFrom) => isNewest(valueFrom) && names(valueFrom, fact.references)),
    );
    if (!stale?.changed || !started) return [];
    const about = {
      service: owner,
      secret: stale.fact.name ?? stale.fact.id,
      changed: stale.changed.toISOString(),
      started: started.toISOString(),
    };
    return [{ ...liveProblems['secret-stale-after-rotation'](undefined, about), owner }];
  });
}

/** A version that is named stays what it was. */
function isNewest(valueFrom: string): boolean {
  return (valueFrom.split(':')[9] ?? '') === '';
}

function names(valueFrom: string, references: readonly string[]): boolean {
  return references.some(
    (reference) => valueFrom === reference || valueFrom.startsWith(`${reference}:`),
  );
}
