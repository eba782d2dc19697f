import type { DeploymentContext } from '../aws/deployment-context.ts';
import { pauseAfter } from '../aws/pause-after.ts';
import { type Doubt, doubtOf } from './doubt-of.ts';
import { reasonOf } from './fail-fast/death-watch.ts';
import type { ServiceWatch } from './service-watch.ts';

/** A service that CloudFormation calls deployed. */
export interface DeployedRevision {
  readonly service: string;
  /** `family:number` */
  readonly revision: string;
  readonly watch: ServiceWatch;
  /** What AWS's clock shows, in milliseconds since 1970: ages of tasks are by it. */
  readonly now: () => number;
}

/** Whether nothing speaks against it any more; if not, and its tasks die, why the last one did. */
export interface Proof {
  readonly holds: boolean;
  /** In AWS's words. */
  readonly reason?: string;
}

/**
 * Has a service watched until nothing speaks against its revision any more, or `isOver`, or its tasks
 * still die after ten minutes.
 */
export async function proveService(
  { service, revision, watch, now }: DeployedRevision,
  isOver: () => boolean,
  context: DeploymentContext,
): Promise<Proof> {
  const { clock, emit } = context;
  const began = clock.now();
  let told: number | undefined;
  while (!isOver() && !watch.isBlind) {
    const askedAt = clock.now();
    const seen = await watch.look();
    const doubt = seen && doubtOf(seen, revision, now());
    if (seen && !doubt) return { holds: true };
    const died = doubt?.deaths.at(-1);
    if (clock.now() - began > (died ? patience.dying : patience.young)) {
      return { holds: false, ...(died && { reason: reasonOf(died) ?? 'its tasks die' }) };
    }
    if (doubt && doubt.deaths.length !== told)
      emit({ kind: 'watched', service, ...tellable(doubt) });
    told = doubt?.deaths.length ?? told;
    await watch.goOn();
    await pauseAfter(askedAt, context);
  }
  return { holds: false };
}

/** Milliseconds. Tasks that do not come up at all are seen at the last look of the deployment. */
const patience = { young: 120_000, dying: 600_000 };

function tellable({ needed, deaths }: Doubt) {
  const [reason] = deaths.slice(-1).flatMap((task) => reasonOf(task) ?? []);
  return {
    seconds: Math.round(needed / 1000),
    deaths: deaths.length,
    ...(reason !== undefined && { reason }),
  };
}
