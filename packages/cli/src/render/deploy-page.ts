import { listOf, printable } from '@seaworthy/compiler';
import type { ShippedService, ShipReport } from '@seaworthy/engine';
import type { Page } from '../terminal/page.ts';
import { paragraph } from '../terminal/paragraph.ts';
import { layOutTable, type Row } from '../terminal/table.ts';
import { mainFindings } from './findings.ts';
import { joinSections, section } from './section.ts';
import type { View } from './view.ts';

/** How a deployment ended: the verdict first, then why, then what runs. */
export function deployPage(report: ShipReport, view: View): readonly string[] {
  const { page } = view;
  return joinSections([
    verdict(report, page),
    mainFindings(report.diagnostics, view, 'with --json it shows all'),
    ...lastLines(report, page),
    services(report, page),
  ]);
}

function verdict(report: ShipReport, page: Page): readonly string[] {
  const { outcome, url } = report;
  const brush = outcome === 'deployed' ? page.paint.money : page.paint.error;
  const text = verdicts[outcome](report);
  return [
    ...paragraph(text, page, { brush }),
    ...(url === undefined
      ? []
      : paragraph(`${hasAnswered(report) ? 'It answers at' : 'Its address is'} ${url}`, page)),
  ];
}

/** Not when DNS does not know its name yet, which is told. */
function hasAnswered({ diagnostics }: ShipReport): boolean {
  return diagnostics.every(({ code }) => code !== 'deploy/name-unknown');
}

const verdicts: Readonly<Record<ShipReport['outcome'], (report: ShipReport) => string>> = {
  deployed: ({ changed, release, duration }) =>
    changed
      ? `Deployed in ${timeText(duration)}${release === undefined ? '' : ` as release ${release}`}: every service runs what was asked for, and is healthy.`
      : 'Nothing had to be changed: every service runs what was asked for, and is healthy.',
  refused: () => 'Not deployed; nothing was changed.',
  failed: ({ duration, services: all }) =>
    `The deployment failed after ${timeText(duration)}${fate(all)}`,
  interrupted: ({ duration, services: all }) =>
    `The deployment was interrupted after ${timeText(duration)}${fate(all)} Run it again to go on from where things are.`,
};

/** What became of what ran before. */
function fate(services: readonly ShippedService[]): string {
  const changed = services.filter(({ state, kind }) => state === 'done' && kind !== 'job');
  const takenBack = services.filter(({ state }) => state === 'taken-back');
  const back = takenBack.length > 0 ? ` What ran before of ${names(takenBack)} runs on.` : '';
  const on = changed.length > 0 ? ` ${names(changed)} had been deployed before it.` : '';
  const none = services.every(({ state, kind }) => state === 'not-reached' || kind === 'job');
  return `.${back}${on}${none ? ' No service was changed.' : ''}`;
}

function names(services: readonly ShippedService[]): string {
  return listOf(services.map(({ name }) => name));
}

function timeText(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  return seconds < 120 ? `${Math.round(seconds)} s` : `${(seconds / 60).toFixed(1)} min`;
}

function lastLines(report: ShipReport, page: Page): readonly (readonly string[])[] {
  return report.services.map(({ name, lastLines: lines = [] }) => {
    const quoted = lines.flatMap((line) => paragraph(printable(line), page, { first: '  │ ' }));
    return section(`Last lines of ${name}`, quoted, page);
  });
}

/** Nothing when it ended before any was reached. */
function services({ services: all }: ShipReport, page: Page): readonly string[] {
  if (all.every(({ state }) => state === 'not-reached')) return [];
  const rows = all.map(
    ({ revision = '', tasks, ...service }): Row => ({
      cells: [
        { text: service.name, brush: page.paint.name },
        { text: stateText(service) },
        { text: revision },
        { text: tasks ? `${tasks.healthy} of ${tasks.desired} healthy` : '' },
      ],
    }),
  );
  return section('Services', layOutTable(rows, page), page);
}

const states: Readonly<Record<ShippedService['state'], string>> = {
  done: 'updated',
  unchanged: 'as it was',
  'taken-back': 'runs what ran before',
  failed: 'could not be made',
  'not-reached': 'not reached',
};

function stateText({ kind, state, isNew }: ShippedService): string {
  if (kind === 'job' && state === 'done') return 'has run';
  if (kind === 'job' && state === 'failed') return 'failed';
  return isNew ? 'created' : states[state];
}
