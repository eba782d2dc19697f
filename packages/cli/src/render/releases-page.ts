import { listOf } from '@seaworthy/compiler';
import { changesBetween, type KnownReleases, type Release } from '@seaworthy/engine';
import type { Page } from '../terminal/page.ts';
import { paragraph } from '../terminal/paragraph.ts';
import { layOutTable, type Row } from '../terminal/table.ts';
import { ago } from './ago.ts';
import { describeChanges } from './release-changes.ts';
import { joinSections, section } from './section.ts';

interface ReleasesPlace {
  readonly project: string;
  readonly environment: string;
  readonly region: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * The releases, the newest first:
 *
 *     14  runs now   2 h ago  ada  3f2c1ab  worker: image; api: image and secrets
 *     13  failed     3 h ago  ci   9d01e2f  api: image
 *         api ends by itself: …
 */
export function releasesPage(
  known: KnownReleases,
  { project, environment, region, now }: ReleasesPlace,
  page: Page,
): readonly string[] {
  const { releases } = known;
  const title = `${project} in ${environment}, ${region}`;
  if (releases.length === 0) {
    return paragraph(`Nothing was released yet of ${title}.`, page);
  }
  const rows = releases.map((release, at) => rowOf(release, releases[at + 1], known, now, page));
  return joinSections([section(title, layOutTable(rows, page), page), notes(known, page)]);
}

function rowOf(
  release: Release,
  before: Release | undefined,
  known: KnownReleases,
  now: number,
  page: Page,
): Row {
  const { number, outcome, startedAt, by, commit = '', reason } = release;
  const runs = number === known.running?.number;
  const state = stateOf(release, known);
  const isSound = outcome === 'succeeded' || state.startsWith('goes on');
  return {
    cells: [
      { text: String(number), brush: page.paint.name, align: 'right' },
      {
        text: state,
        brush: !isSound ? page.paint.error : runs ? page.paint.money : page.paint.faint,
      },
      { text: ago(startedAt, now) },
      { text: nameOf(by) },
      { text: shortCommit(commit) },
      { text: whatOf(release, before) },
    ],
    ...(reason !== undefined && { below: [reason] }),
  };
}

function stateOf({ number, outcome }: Release, { running }: KnownReleases): string {
  const runs = number === running?.number;
  if (outcome === 'succeeded') return runs ? 'runs now' : outcome;
  const state = outcome === 'running' ? 'goes on' : outcome;
  return runs ? `${state}, runs now` : state;
}

function whatOf({ rollbackOf, stacks }: Release, before: Release | undefined): string {
  if (rollbackOf !== undefined) return `back to ${rollbackOf}`;
  return before ? describeChanges(changesBetween(before.stacks, stacks)) : 'the first that is kept';
}

/** `arn:aws:sts::123456789012:assumed-role/Deployer/ada` is `ada`. */
export function nameOf(arn: string): string {
  return arn.split(/[/:]/).at(-1) ?? arn;
}

/** `3f2c1ab-dirty` */
export function shortCommit(commit: string): string {
  const [id = '', ...marks] = commit.split('-');
  return [id.slice(0, 7), ...marks].join('-');
}

function notes({ running, deployed, isDeploying }: KnownReleases, page: Page): readonly string[] {
  if (running?.hasItsSecrets === false) {
    return paragraph(
      `Services read other versions of their secret than release ${running.number} gave them.`,
      page,
    );
  }
  if (running || deployed.length === 0 || isDeploying) return [];
  const names = listOf(deployed.map(({ stack }) => stack.service?.name ?? stack.name));
  return paragraph(
    `What runs of ${names} is as no release has it: a deployment ended half-way, or somebody else has changed a stack.`,
    page,
    { brush: page.paint.warning },
  );
}
