import { changesBetween, type StackChange } from './changes-between.ts';
import type { DeployedStack } from './deployed-stack.ts';
import type { Release, ReleasedStack } from './release.ts';

/** The release that the stacks have now. */
export interface RunningRelease {
  readonly number: number;
  /** False: some service reads another version of its secret than the release gave it. */
  readonly hasItsSecrets: boolean;
}

/**
 * Finds the release whose services are those that are deployed, whatever its record says of its
 * outcome: the newest that succeeded before others. Undefined when none is; then somebody else has
 * changed a stack, or a deployment ended half-way. Jobs, stores and how many tasks there are count
 * for nothing.
 */
export function runningRelease(
  releases: readonly Release[],
  deployed: readonly DeployedStack[],
): RunningRelease | undefined {
  const stacks = deployed.map(({ stack }) => stack).filter(isGoing);
  if (stacks.length === 0) return undefined;
  const candidates = [
    ...releases.filter(({ outcome }) => outcome === 'succeeded'),
    ...releases.filter(({ outcome }) => outcome !== 'succeeded'),
  ];
  const compared = candidates.map(({ number, stacks: released }) => ({
    number,
    changes: changesOfServices(released, stacks),
  }));
  const same = compared.find(({ changes }) => changes.length === 0);
  if (same) return { number: same.number, hasItsSecrets: true };
  const close = compared.find(({ changes }) =>
    changes.every(({ kind, image, settings }) => kind === 'changed' && !image && !settings),
  );
  return close && { number: close.number, hasItsSecrets: false };
}

/** What makes the services of some stacks others than those of other ones. */
export function changesOfServices(
  before: readonly ReleasedStack[],
  after: readonly ReleasedStack[],
): readonly StackChange[] {
  const changes = changesBetween(before.filter(isGoing), after.filter(isGoing));
  return changes.filter((change) => change.kind !== 'changed' || !isOfTasksAlone(change));
}

function isOfTasksAlone({ image, secrets, settings, files }: StackChange): boolean {
  return !image && !secrets && !settings && !files;
}

/** Whether it is a service's, and not one that only runs with a deployment. */
export function isGoing({ layer, service }: Pick<ReleasedStack, 'layer' | 'service'>): boolean {
  return layer === 'service' && service?.kind !== 'job';
}
