import { type LeaseContext, leasePath, readLeases } from '../deploy/lease/lease-records.ts';
import { type DeployedStack, readDeployedStack } from './deployed-stack.ts';
import { interrupted, type Release, type ReleasedStack } from './release.ts';
import type { ReleaseStore } from './release-store.ts';
import { type RunningRelease, runningRelease } from './running-release.ts';

/** The releases, the newest first, beside what the account really has. */
export interface KnownReleases {
  /** One that was killed could not record how it ended: it is `interrupted` here. */
  readonly releases: readonly Release[];
  readonly running: RunningRelease | undefined;
  readonly deployed: readonly DeployedStack[];
  /** Whether a deployment goes on, which is then the newest release. */
  readonly isDeploying: boolean;
}

/** Reads both. Throws what the SDK throws, and UnknownReleaseFormat. */
export async function readReleases(
  store: ReleaseStore,
  context: LeaseContext,
): Promise<KnownReleases> {
  const { releases, isDeploying } = await listReleases(store, context);
  const found = await Promise.all(
    everDeployed(releases).map((stack) => readDeployedStack(stack, context)),
  );
  const deployed = found.filter((stack) => stack !== undefined);
  const running = runningRelease(releases, deployed);
  return { releases, deployed, running, isDeploying };
}

/** What is recorded, as far as it is still true. Throws the same. */
export async function listReleases(
  store: ReleaseStore,
  context: LeaseContext,
): Promise<Pick<KnownReleases, 'releases' | 'isDeploying'>> {
  const recorded = await store.list();
  const isDeploying = await goesOn(recorded, context);
  const releases = recorded.map((release, at) =>
    release.outcome === 'running' && !(isDeploying && at === 0) ? interrupted(release) : release,
  );
  return { releases, isDeploying };
}

/** Every stack of any release, as the newest that has it describes it. */
function everDeployed(releases: readonly Release[]): readonly ReleasedStack[] {
  const byName = new Map<string, ReleasedStack>();
  for (const { stacks } of releases) {
    for (const stack of stacks) if (!byName.has(stack.name)) byName.set(stack.name, stack);
  }
  return [...byName.values()].filter(({ layer }) => layer === 'service');
}

/** By the lease, which a deployment renews several times a minute. */
async function goesOn([newest]: readonly Release[], context: LeaseContext): Promise<boolean> {
  if (newest?.outcome !== 'running') return false;
  const [holder] = await readLeases(leasePath(newest), context);
  if (!holder || holder.lease.released) return false;
  return nowAtAws(context) - holder.renewedAt < longestSilence;
}

/** As far as the SDK has seen that AWS's clock shows something else than ours. */
function nowAtAws({ clock, clients }: LeaseContext): number {
  return clock.now() + (clients.parameters.config.systemClockOffset ?? 0);
}

/** Milliseconds. */
const longestSilence = 60_000;
