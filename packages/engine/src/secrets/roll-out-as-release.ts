import type { Application } from '@seaworthy/compiler';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import type { LeaseHolder } from '../deploy/lease/holding-lease.ts';
import { hasLostLease } from '../deploy/lease/lease.ts';
import { secretParameter } from '../releases/changes-between.ts';
import { type KnownReleases, readReleases } from '../releases/read-releases.ts';
import type { Release } from '../releases/release.ts';
import type { ReleaseStore } from '../releases/release-store.ts';
import { type RollOutResult, rollOut, type VersionOfService } from './roll-out.ts';

export interface ReleaseOfVersions {
  readonly versions: readonly VersionOfService[];
  readonly application: Pick<Application, 'services'>;
  readonly holder: LeaseHolder;
  readonly releases: ReleaseStore;
}

export interface ReleasedRollOut extends RollOutResult {
  /** Number of the release; absent where none was recorded before it, so that nothing is known. */
  readonly release?: number;
}

/**
 * Gives services another version of the secret, and records it as a release: what runs now, with
 * that version. So `rollback` finds the way back, and what runs has a number. Throws as `rollOut`
 * does, and what the release store throws.
 */
export async function rollOutAsRelease(
  request: ReleaseOfVersions,
  context: DeploymentContext,
): Promise<ReleasedRollOut> {
  const { versions, application, releases } = request;
  const known = await readReleases(releases, context);
  if (versions.length === 0 || known.releases.length === 0) {
    return rollOut(versions, application, context);
  }
  const bodies = known.deployed.map(({ stack, body }) => [stack.template, body] as const);
  const draft = draftOf(known, request, context.clock.now());
  const release = await releases.begin(draft, Object.fromEntries(bodies));
  let result: RollOutResult | undefined;
  try {
    result = await rollOut(versions, application, context);
    return { ...result, release: release.number };
  } finally {
    const endedAt = context.clock.now();
    const ended = { ...release, endedAt, ...outcomeOf(result, context) };
    if (!hasLostLease(context)) await releases.update(ended);
  }
}

function draftOf(
  { releases, running, deployed }: KnownReleases,
  { versions, holder: { project, environment, by } }: ReleaseOfVersions,
  startedAt: number,
): Omit<Release, 'number'> {
  const commit = releases.find(({ number }) => number === running?.number)?.commit;
  const below = releases[0]?.stacks.filter(({ layer }) => layer !== 'service') ?? [];
  const services = deployed.map(({ stack }) => {
    const own = versions.find((version) => version.deployed.stack === stack.name);
    const parameters = { ...stack.parameters, ...(own && { [secretParameter]: own.version }) };
    return { ...stack, parameters };
  });
  return {
    project,
    environment,
    startedAt,
    by,
    ...(commit !== undefined && { commit }),
    outcome: 'running',
    stacks: [...below, ...services],
    jobs: [],
  };
}

function outcomeOf(
  result: RollOutResult | undefined,
  { signal }: DeploymentContext,
): Pick<Release, 'outcome' | 'reason'> {
  if (result?.failed.length === 0) return { outcome: 'succeeded' };
  if (signal.aborted) return { outcome: 'interrupted' };
  const services = result?.failed.join(', ') ?? '';
  const reason = `${services || 'A service'} did not come up with the new version of the secret.`;
  return { outcome: 'failed', reason };
}
