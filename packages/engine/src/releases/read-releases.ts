import type { DeploymentContext } from '../aws/deployment-context.ts';
import { type DeployedStack, readDeployedStack } from './deployed-stack.ts';
import type { Release, ReleasedStack } from './release.ts';
import type { ReleaseStore } from './release-store.ts';
import { type RunningRelease, runningRelease } from './running-release.ts';

/** The releases, the newest first, beside what the account really has. */
export interface KnownReleases {
  readonly releases: readonly Release[];
  readonly running: RunningRelease | undefined;
  readonly deployed: readonly DeployedStack[];
}

/** Reads both. Throws what the SDK throws, and UnknownReleaseFormat. */
export async function readReleases(
  store: ReleaseStore,
  context: Pick<DeploymentContext, 'clients' | 'signal'>,
): Promise<KnownReleases> {
  const releases = await store.list();
  const found = await Promise.all(
    everDeployed(releases).map((stack) => readDeployedStack(stack, context)),
  );
  const deployed = found.filter((stack) => stack !== undefined);
  return { releases, deployed, running: runningRelease(releases, deployed) };
}

/** Every stack of any release, as the newest that has it describes it. */
function everDeployed(releases: readonly Release[]): readonly ReleasedStack[] {
  const byName = new Map<string, ReleasedStack>();
  for (const { stacks } of releases) {
    for (const stack of stacks) if (!byName.has(stack.name)) byName.set(stack.name, stack);
  }
  return [...byName.values()].filter(({ layer }) => layer === 'service');
}
