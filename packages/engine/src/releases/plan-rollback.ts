import type { Diagnostic } from '@seaworthy/compiler';
import type { Account } from '../aws/account.ts';
import type { LeaseContext } from '../deploy/lease/lease-records.ts';
import { type StackDeployment, tagsFor } from '../deploy/stack-deployment.ts';
import { changesBetween, labelOf, type StackChange } from './changes-between.ts';
import type { DeployedStack } from './deployed-stack.ts';
import { planSites, type SitesPlan } from './plan-sites.ts';
import { type KnownReleases, readReleases } from './read-releases.ts';
import type { Release, ReleasedStack } from './release.ts';
import type { ReleaseStore } from './release-store.ts';
import { rollbackProblems as problems } from './rollback-diagnostics.ts';
import { findObstacles } from './rollback-obstacles.ts';
import { changesOfServices } from './running-release.ts';

/** What going back to a release would do. */
export interface RollbackPlan {
  readonly target: Release;
  /** Number of the newest release when it was planned. */
  readonly newest: number;
  readonly running: KnownReleases['running'];
  /** What the stacks of services have now, and what they would have. */
  readonly before: readonly ReleasedStack[];
  readonly after: readonly ReleasedStack[];
  readonly changes: readonly StackChange[];
  /** Services that came after the release: they are left as they are. */
  readonly left: readonly string[];
  /** All stacks that stay, as the record of the rollback has them: foundation, stores, `left`. */
  readonly staying: readonly ReleasedStack[];
  /** Later releases with which jobs ran, or may have, whose effects stay: the newest first. */
  readonly jobsSince: readonly JobsOfRelease[];
  /** Sites whose files go back, once the services run. */
  readonly sites: SitesPlan['going'];
  /** Sites whose files stay as they are, since those of then are not known or gone. */
  readonly filesStay: SitesPlan['staying'];
  /** How each stack is deployed; jobs are among them, and are not run. */
  readonly stacks: readonly StackDeployment[];
  /** The stacks as they are now, should it fail. */
  readonly present: readonly StackDeployment[];
}

export interface JobsOfRelease extends Pick<Release, 'number' | 'jobs'> {
  /** It was killed before it could record which of its jobs ran: these are all that it has. */
  readonly wasKilled: boolean;
}

export type PlannedRollback =
  | { readonly kind: 'planned'; readonly plan: RollbackPlan }
  | { readonly kind: 'refused'; readonly problems: readonly Diagnostic[] };

/**
 * Plans to go back to the release before the one that runs, or to a named one, and finds out whether
 * all that it needs is still there. Changes nothing. Throws what the SDK throws.
 */
export async function planRollback(
  wanted: number | undefined,
  store: ReleaseStore,
  context: LeaseContext & Pick<Account, 'further'>,
): Promise<PlannedRollback> {
  const known = await readReleases(store, context);
  const target = wanted === undefined ? previousOf(known) : numbered(wanted, known.releases);
  if (!target) return refused(problems['rollback/no-release'](undefined, { wanted }));
  const { number, outcome } = target;
  if (outcome !== 'succeeded') {
    return refused(problems['rollback/never-ran'](undefined, { number, outcome }));
  }
  const { stacks, gone } = await stacksOf(target, store);
  if (gone.length > 0) {
    return refused(problems['rollback/template-gone'](undefined, { number, services: gone }));
  }
  const obstacles = await findObstacles(stacks, target, context);
  if (obstacles.length > 0) return refused(...obstacles);
  return describe(target, stacks, known, await planSites(target.stacks, context));
}

/**
 * The newest that succeeded before the one that runs and had other services: a deployment that had
 * nothing to change is no place to go back to. Who has gone back once goes on from there, not back to
 * what was wrong. When none runs as it was released, it is the last that did.
 */
export function previousOf({ releases, running }: KnownReleases): Release | undefined {
  const succeeded = releases.filter(({ outcome }) => outcome === 'succeeded');
  if (!running) return succeeded[0];
  const place = origin(running.number, releases);
  const now = numbered(running.number, releases)?.stacks ?? [];
  return succeeded.find(
    ({ number, rollbackOf, stacks }) =>
      rollbackOf === undefined && number < place && changesOfServices(stacks, now).length > 0,
  );
}

/** A release that went back is, in what it has, the one that it went back to. */
function origin(number: number, releases: readonly Release[]): number {
  const rollbackOf = numbered(number, releases)?.rollbackOf;
  return rollbackOf === undefined ? number : origin(rollbackOf, releases);
}

function numbered(number: number, releases: readonly Release[]): Release | undefined {
  return releases.find((release) => release.number === number);
}

function refused(...found: readonly Diagnostic[]): PlannedRollback {
  return { kind: 'refused', problems: found };
}

/** The stacks of its services, and those of which the template is not kept. */
async function stacksOf(
  { project, environment, stacks }: Release,
  store: ReleaseStore,
): Promise<{ readonly stacks: readonly StackDeployment[]; readonly gone: readonly string[] }> {
  const tags = tagsFor({ project, environment });
  const services = stacks.filter(({ layer }) => layer === 'service');
  const bodies = await Promise.all(services.map(({ template }) => store.template(template)));
  return {
    stacks: services.flatMap(({ template: _hash, ...stack }, at) => {
      const body = bodies[at];
      return body === undefined ? [] : [{ ...stack, body, tags }];
    }),
    gone: services.filter((_stack, at) => bodies[at] === undefined).map(labelOf),
  };
}

function describe(
  target: Release,
  stacks: readonly StackDeployment[],
  { releases, running, deployed }: KnownReleases,
  sites: SitesPlan,
): PlannedRollback {
  const after = target.stacks.filter(({ layer }) => layer === 'service');
  const isOfTarget = ({ stack }: DeployedStack): boolean =>
    after.some(({ name }) => name === stack.name);
  const present = deployed.filter(isOfTarget);
  const before = present.map(({ stack }) => withFiles(stack, after, sites));
  const left = deployed.filter((one) => !isOfTarget(one)).map(({ stack }) => stack);
  const below = releases[0]?.stacks.filter(({ layer }) => layer !== 'service') ?? [];
  return {
    kind: 'planned',
    plan: {
      target,
      newest: releases[0]?.number ?? 0,
      running,
      before,
      after,
      changes: changesBetween(before, after),
      left: left.map(labelOf),
      staying: [...below, ...left],
      jobsSince: releases
        .filter(({ number }) => number > target.number)
        .map(jobsOf)
        .filter(({ jobs }) => jobs.length > 0),
      sites: sites.going,
      filesStay: sites.staying,
      stacks,
      present: present.map(({ stack: { template: _hash, ...stack }, body }) => ({
        ...stack,
        body,
        tags: tagsFor(target),
      })),
    },
  };
}

function jobsOf({ number, jobs, stacks, outcome, endedAt }: Release): JobsOfRelease {
  const wasKilled = outcome === 'interrupted' && endedAt === undefined;
  const all = stacks.filter(({ service }) => service?.kind === 'job').map(labelOf);
  return { number, jobs: wasKilled ? all : jobs, wasKilled };
}

/** A site that stays the same has the files of the release, whenever they were put. */
function withFiles(
  stack: ReleasedStack,
  after: readonly ReleasedStack[],
  { going }: SitesPlan,
): ReleasedStack {
  const site =
    going.find((each) => each.stack === stack.name)?.from ??
    after.find(({ name }) => name === stack.name)?.site;
  return site === undefined ? stack : { ...stack, site };
}
