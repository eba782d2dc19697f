import { count, listOf } from '@seaworthy/compiler';
import type { RollbackPlan, RollbackReport, StackChange } from '@seaworthy/engine';
import type { Page } from '../terminal/page.ts';
import { paragraph } from '../terminal/paragraph.ts';
import { layOutTable, type Row } from '../terminal/table.ts';
import { ago } from './ago.ts';
import { mainFindings } from './findings.ts';
import { nameOf, shortCommit } from './releases-page.ts';
import { joinSections, section } from './section.ts';
import type { View } from './view.ts';

/** What a rollback would do, before it is done. */
export function rollbackPlanPage(plan: RollbackPlan, now: number, page: Page): readonly string[] {
  const { target, running, changes } = plan;
  const from = running === undefined ? '' : ` from ${running.number}`;
  const commit = target.commit === undefined ? '' : `, commit ${shortCommit(target.commit)}`;
  const when = ago(target.startedAt, now);
  const title = `Back${from} to release ${target.number} of ${when} by ${nameOf(target.by)}${commit}`;
  const rows = changes.flatMap((change) => changeRows(change, plan, page));
  return joinSections([
    section(title, layOutTable(rows, page), page),
    staying(plan, page),
    filesStaying(plan, page),
    warning(plan, page),
  ]);
}

function changeRows(change: StackChange, plan: RollbackPlan, page: Page): readonly Row[] {
  const { name } = change;
  const first = { text: name, brush: page.paint.name };
  if (change.kind === 'added') return [{ cells: [first, { text: 'comes back' }, { text: '' }] }];
  const row = (what: string, text: string): Row => ({ cells: [first, { text: what }, { text }] });
  return [
    ...(change.image ? [row('image', valuesOf('Image', name, plan, shortDigest))] : []),
    ...(change.secrets
      ? [row('secrets', valuesOf('AppSecretVersion', name, plan, shortVersion))]
      : []),
    ...(change.settings ? [row('settings', 'as they were then')] : []),
    ...(change.tasks ? [row('tasks', 'as many as then')] : []),
    ...(change.files ? [row('files', 'as they were then')] : []),
  ];
}

function valuesOf(
  parameter: string,
  service: string,
  { before, after }: RollbackPlan,
  short: (value: string) => string,
): string {
  const [from = '', to = ''] = [before, after].map(
    (stacks) => stacks.find((stack) => stack.service?.name === service)?.parameters[parameter],
  );
  return `${short(from)} → ${short(to)}`;
}

/** `sha256:1a2b3c4d5e6f` */
function shortDigest(image: string): string {
  return /sha256:[0-9a-f]{12}/.exec(image)?.[0] ?? (image === '' ? 'none' : image);
}

function shortVersion(version: string): string {
  return version === '' ? 'the current ones' : version.slice(0, 8);
}

function staying({ left }: RollbackPlan, page: Page): readonly string[] {
  const services =
    left.length === 0
      ? ''
      : ` So ${left.length === 1 ? 'does' : 'do'} ${listOf(left)}, which came later.`;
  return paragraph(`Stores and the network stay as they are.${services}`, page);
}

/** S3 keeps replaced files for 30 days. */
function filesStaying({ filesStay, target }: RollbackPlan, page: Page): readonly string[] {
  if (filesStay.length === 0) return [];
  const commit =
    target.commit === undefined ? 'what they were built from then' : shortCommit(target.commit);
  return paragraph(
    `The files of ${listOf(filesStay)} stay as they are: not all of those of release ${target.number} are there any more. Build ${commit} and deploy it to bring them back.`,
    page,
    { first: 'warning: ', firstBrush: page.paint.warning },
  );
}

/** What a job did, such as a migration, no rollback takes back. */
function warning({ jobsSince }: RollbackPlan, page: Page): readonly string[] {
  if (jobsSince.length === 0) return [];
  const runs = jobsSince.map(
    ({ number, jobs, wasKilled }) =>
      `${listOf(jobs)} with release ${number}${wasKilled ? ', perhaps, as it was killed' : ''}`,
  );
  return paragraph(
    `${count(runs.length, 'later release')} ran jobs, and what they did stays: ${listOf(runs)}. If one changed the schema of a database, the old code must get along with the new schema.`,
    page,
    { first: 'warning: ', firstBrush: page.paint.warning },
  );
}

/** How a rollback ended. */
export function rollbackPage(
  report: RollbackReport,
  { target }: RollbackPlan,
  view: View,
): readonly string[] {
  const { page } = view;
  const brush = report.outcome === 'rolled-back' ? page.paint.money : page.paint.error;
  const { release } = report;
  const recorded = release ? ` It is recorded as release ${release.number}.` : '';
  const text = {
    'rolled-back': `Release ${target.number} runs again, and is healthy.${recorded}`,
    refused: 'Not rolled back; nothing was changed.',
    failed: `The rollback failed.${report.restored ? ' Every service has again what it had before.' : ''}${recorded}`,
    interrupted: `The rollback was interrupted.${recorded} Run it again to go on from where things are.`,
  }[report.outcome];
  return joinSections([
    paragraph(text, page, { brush }),
    mainFindings(report.diagnostics, view, 'with --json it shows all'),
  ]);
}
