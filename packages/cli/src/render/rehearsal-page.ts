import { listOf, printable } from '@seaworthy/compiler';
import type { RehearsalReport } from '@seaworthy/engine';
import type { Page } from '../terminal/page.ts';
import { paragraph } from '../terminal/paragraph.ts';
import { layOutTable, type Row } from '../terminal/table.ts';
import { countFindings, mainFindings } from './findings.ts';
import { updateSection } from './rehearsal-update.ts';
import { withoutEffect } from './rehearsal-without-effect.ts';
import { joinSections, section } from './section.ts';
import type { View } from './view.ts';

/** What a rehearsal found: the verdict first, why, what was measured, what was other than on AWS. */
export function rehearsalPage(report: RehearsalReport, view: View): readonly string[] {
  const { page } = view;
  return joinSections([
    verdict(report, page),
    fault(report, page),
    entrance(report, page),
    mainFindings(report.diagnostics, view, 'with --json it shows all'),
    ...lastLines(report, page),
    services(report, page),
    requests(report, page),
    updateSection(report.update, page),
    advice(report, page),
    standIns(report, page),
    withoutEffect(report, page),
  ]);
}

function verdict({ outcome, duration, shortened, diagnostics }: RehearsalReport, page: Page) {
  const seconds = `${(duration / 1000).toFixed(1)} s`;
  const minutes = Math.round((duration / 1000 + shortened) / 60);
  const onAws = minutes > 1 ? `; on AWS it would take about ${minutes} minutes` : '';
  const found = countFindings(diagnostics);
  const text = {
    passed: `The rehearsal passed in ${seconds}${onAws}.`,
    failed: `The rehearsal failed after ${seconds}${found ? `: ${found}` : ''}.`,
    interrupted: `The rehearsal was interrupted after ${seconds}; this is what it had found.`,
  }[outcome];
  const brush = outcome === 'passed' ? page.paint.money : page.paint.error;
  return paragraph(text, page, { brush });
}

/** What was done wrong on purpose, and whether AWS would have done what it did here. */
function fault({ fault: made, diagnostics }: RehearsalReport, page: Page): readonly string[] {
  const isMade = !diagnostics.some(({ code }) => code === 'rehearse/fault-refused');
  if (!made || !isMade) return [];
  const came = made.asExpected ? 'It came as expected' : 'It did not come as expected';
  return paragraph(`${made.name}: ${made.does}. ${came}: ${made.expects}.`, page);
}

/** How to reach what is kept running, and how to trust it. */
function entrance({ url, authorityFile, smoke }: RehearsalReport, page: Page): readonly string[] {
  if (url === undefined) return [];
  const path = smoke.find(({ request }) => request.method === 'GET')?.request.path ?? '/';
  const { hostname, port } = new URL(url);
  const request = authorityFile
    ? [
        `curl --cacert ${authorityFile} \\`,
        `     --resolve ${hostname}:${port}:127.0.0.1 \\`,
        `     ${url}${path}`,
      ]
    : [`curl ${url}${path}`];
  return [...paragraph(`It answers at ${url}:`, page), ...request.map((line) => `  ${line}`)];
}

/** The end of the log of each service with which something is wrong. */
function lastLines(report: RehearsalReport, page: Page): readonly (readonly string[])[] {
  return report.services.map(({ name, lastLines: lines = [] }) => {
    const quoted = lines.flatMap((line) => quote(printable(line), page));
    return section(`Last lines of ${name}`, quoted, page);
  });
}

/** With its indentation, which wrapping would take. */
function quote(line: string, page: Page): readonly string[] {
  const [indent = ''] = /^ {0,20}/.exec(line) ?? [];
  return paragraph(line.slice(indent.length), page, { first: `  │ ${indent}` });
}

type Service = RehearsalReport['services'][number];

/** Nothing when it ended before anything ran. */
function services(report: RehearsalReport, page: Page): readonly string[] {
  if (report.outcome !== 'passed' && !report.services.some(({ ran }) => ran)) return [];
  const rows = report.services.map((service): Row => {
    const { name, peakMemory, peakCpu } = service;
    const memory = peakMemory === undefined ? '' : `${Math.ceil(peakMemory / 1_048_576)} MiB`;
    const cpu = peakCpu === undefined ? '' : `${(peakCpu / 1024).toFixed(2)} vCPU`;
    const most = listOf([memory, cpu].filter((text) => text !== ''));
    return {
      cells: [
        { text: name, brush: page.paint.name },
        { text: stateOf(service) },
        { text: service.ran && most !== '' ? `at most ${most}` : '' },
      ],
    };
  });
  return section('Services', layOutTable(rows, page), page);
}

const idle: Readonly<Record<Service['kind'], string>> = {
  web: 'did not run',
  worker: 'did not run',
  job: 'did not run',
  schedule: 'did not run',
  batch: 'not run: nothing submitted a job',
  site: 'not rehearsed: files on S3, behind CloudFront',
};

function stateOf({ kind, ran, healthyAfter }: Service): string {
  if (!ran) return idle[kind];
  if (healthyAfter !== undefined) return `healthy after ${(healthyAfter / 1000).toFixed(1)} s`;
  if (kind === 'worker') return 'ran; nothing checks its health';
  return kind === 'web' ? 'ran, never healthy' : 'ran';
}

function requests({ smoke }: RehearsalReport, page: Page): readonly string[] {
  const rows = smoke.map(
    ({ request, result, problem }): Row => ({
      cells: [
        { text: request.service, brush: page.paint.name },
        { text: `${request.method} ${request.path}` },
        { text: result.kind === 'answer' ? String(result.status) : result.reason },
        { text: `${Math.round(result.milliseconds)} ms`, align: 'right' },
        { text: problem ?? '', brush: page.paint.error },
      ],
    }),
  );
  return section('Requests', layOutTable(rows, page), page);
}

function advice(report: RehearsalReport, page: Page): readonly string[] {
  const lines = report.advice.flatMap(({ service, setting, now, better, evidence }) =>
    paragraph(`${service}: ${setting} is ${now}; ${better} would be safer (${evidence}).`, page, {
      first: '  ',
    }),
  );
  return section('Measured', lines, page);
}

/** `db: PostgreSQL 15.18 from this machine stands in for Aurora PostgreSQL 16`. */
function standIns(report: RehearsalReport, page: Page): readonly string[] {
  const lines = report.standIns.flatMap(({ of, insteadOf, by }) => {
    const text = insteadOf === undefined ? by : `${by} stands in for ${insteadOf}`;
    return paragraph(`${of}: ${text}`, page, { first: '  ' });
  });
  return section('Other than on AWS', lines, page);
}
