import { type Application, count, describeService } from '@seaworthy/compiler';
import {
  problemsOf,
  type Release,
  type RunningStatus,
  type ServiceStatus,
  type Status,
} from '@seaworthy/engine';
import type { Page } from '../terminal/page.ts';
import { paragraph } from '../terminal/paragraph.ts';
import { layOutTable, type Row } from '../terminal/table.ts';
import { ago, span } from './ago.ts';
import { roundDollars } from './money.ts';
import { joinSections, section } from './section.ts';

/** How a deployed project is: what is wrong first, then what runs. */
export function statusPage(
  status: Status,
  { services }: Application,
  page: Page,
): readonly string[] {
  const kinds = new Map(services.map((service) => [service.name, describeService(service)]));
  return joinSections([
    heading(status, page),
    problems(status, page),
    status.stacks.length === 0 ? nothingThere(page) : [],
    section(
      'Services',
      layOutTable(
        (status.stacks.length === 0 ? [] : status.services).map((service) =>
          serviceRow(service, kinds.get(service.name)?.role ?? '', status.at, page),
        ),
        page,
      ),
      page,
    ),
    section('Stacks', layOutTable(stackRows(status, page), page), page),
    [...release(status, page), ...cost(status, page)],
  ]);
}

function heading({ project, environment, region, url }: Status, page: Page): readonly string[] {
  const title = paragraph(`${project} in ${environment}, ${region}`, page, {
    brush: page.paint.title,
  });
  return url === undefined ? title : [...title, `  ${url}`];
}

function problems(status: Status, page: Page): readonly string[] {
  return problemsOf(status).flatMap((text) =>
    paragraph(text, page, { first: 'problem: ', firstBrush: page.paint.error }),
  );
}

function nothingThere(page: Page): readonly string[] {
  return paragraph(
    'seaworthy deploy brings it there. If it is elsewhere, name the place with --environment and --region, and the account with AWS_PROFILE.',
    page,
  );
}

function serviceRow(
  { name, running, isDeployed }: ServiceStatus,
  role: string,
  at: number,
  page: Page,
): Row {
  const { paint } = page;
  const first = [{ text: name, brush: paint.name }, { text: role }];
  if (!running) {
    const text = isDeployed ? 'deployed' : 'not deployed';
    return { cells: [...first, { text }, { text: '' }, { text: '' }] };
  }
  return {
    cells: [
      ...first,
      { text: `revision ${running.revision.split(':').at(-1)}` },
      { text: `${running.runningTasks} of ${count(running.desiredTasks, 'task')}` },
      { text: healthText(running) },
    ],
    below: [...scalingText(running), ...taskTexts(running, at)],
  };
}

/** `2 of 2 targets healthy`. */
function healthText({ targets, tasks }: RunningStatus): string {
  if (targets) {
    const healthy = targets.filter(({ state }) => state === 'healthy').length;
    return `${healthy} of ${count(targets.length, 'target')} healthy`;
  }
  const checked = tasks.filter(({ health }) => health !== 'UNKNOWN');
  const healthy = checked.filter(({ health }) => health === 'HEALTHY').length;
  return checked.length === 0 ? '' : `${healthy} of ${checked.length} healthy`;
}

function scalingText({ scaling }: RunningStatus): readonly string[] {
  if (!scaling) return [];
  const by = scaling.policies.length > 0 ? `, at ${scaling.policies.join(' or ')}` : '';
  return [`scales between ${scaling.min} and ${count(scaling.max, 'task')}${by}`];
}

function taskTexts({ tasks, revision }: RunningStatus, at: number): readonly string[] {
  return tasks.map((task) => {
    const since = task.startedAt === undefined ? '' : ` for ${span(at - task.startedAt)}`;
    const health = task.health === 'UNKNOWN' ? '' : `, ${task.health}`;
    const other = task.revision === revision ? '' : `, revision ${task.revision.split(':').at(-1)}`;
    return `task ${task.task.slice(0, 8)}: ${task.status}${since}${health}${other}`;
  });
}

function stackRows({ stacks, at }: Status, { paint }: Page): readonly Row[] {
  return stacks.map(({ name, status, changedAt, isPlanned, reason }) => ({
    cells: [
      { text: name, brush: paint.name },
      { text: status, ...(isBad(status) && { brush: paint.error }) },
      { text: ago(changedAt, at), brush: paint.faint },
    ],
    below: [
      ...(isPlanned ? [] : ['The project does not have this service any more.']),
      ...(isBad(status) && reason !== undefined ? [reason] : []),
    ],
  }));
}

function isBad(status: string): boolean {
  return status.endsWith('_FAILED') || status.includes('ROLLBACK');
}

function release({ release, at }: Status, page: Page): readonly string[] {
  if (!release) return [];
  const { number, by, startedAt, outcome, commit, reason } = release;
  const text = [
    `Release ${number}`,
    ago(startedAt, at),
    ...(commit === undefined ? [] : [`commit ${commit.slice(0, 12)}`]),
    `by ${by.slice(by.lastIndexOf('/') + 1)}`,
    reason === undefined ? outcomes[outcome] : `${outcomes[outcome]}: ${reason}`,
  ].join(', ');
  return paragraph(text, page);
}

const outcomes: Readonly<Record<Release['outcome'], string>> = {
  running: 'goes on',
  succeeded: 'succeeded',
  failed: 'failed',
  interrupted: 'interrupted',
};

function cost({ cost }: Status, page: Page): readonly string[] {
  if (!cost) return [];
  const from = new Date(cost.since).toISOString().slice(0, 10);
  const soFar = `${roundDollars(cost.soFarUsd.typical)} since ${from}`;
  const month = `${roundDollars(cost.monthlyUsd.typical)} a month`;
  const text =
    cost.unpriced === 0
      ? `About ${soFar}, of ${month}`
      : `At least ${soFar}, of at least ${month}, without ${count(cost.unpriced, 'line')} of unknown price`;
  return paragraph(
    `${text}: an estimate from list prices and what the project is now, not a bill.`,
    page,
  );
}
