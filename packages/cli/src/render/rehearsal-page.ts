import { count } from '@seaworthy/compiler';
import type { RehearsalReport } from '@seaworthy/engine';
import { paragraph } from '../terminal/paragraph.ts';
import { layOutTable, type Row } from '../terminal/table.ts';
import { allFindings } from './findings.ts';
import { joinSections, section } from './section.ts';
import type { View } from './view.ts';

/** What a rehearsal found: the verdict, what was tried, what was measured, what was not rehearsed. */
export function rehearsalPage(report: RehearsalReport, view: View): readonly string[] {
  return joinSections([
    allFindings(report.diagnostics, view),
    verdict(report, view),
    services(report, view),
    requests(report, view),
    advice(report, view),
    standIns(report, view),
    notRehearsed(report, view),
  ]);
}

function verdict(report: RehearsalReport, { page }: View): readonly string[] {
  const seconds = `${(report.duration / 1000).toFixed(1)} s`;
  const minutes = Math.round((report.duration / 1000 + report.shortened) / 60);
  const onAws = minutes > 1 ? `; on AWS this would take about ${minutes} minutes` : '';
  const text = {
    passed: `The rehearsal passed in ${seconds}${onAws}.`,
    failed: `The rehearsal failed after ${seconds}${onAws}.`,
    interrupted: `The rehearsal was interrupted after ${seconds}.`,
  }[report.outcome];
  const brush = report.outcome === 'passed' ? page.paint.title : page.paint.error;
  const url = report.url === undefined ? [] : [`It answers at ${report.url} until you press Ctrl-C.`];
  return [...paragraph(text, page, { brush }), ...url];
}

function services(report: RehearsalReport, { page }: View): readonly string[] {
  const rows = report.services.map(({ name, healthyAfter, peakMemory, peakCpu }): Row => {
    const healthy =
      healthyAfter === undefined ? 'never healthy' : `healthy after ${(healthyAfter / 1000).toFixed(1)} s`;
    const memory = peakMemory === undefined ? '' : `${Math.ceil(peakMemory / 1_048_576)} MiB at most`;
    const cpu = peakCpu === undefined ? '' : `${(peakCpu / 1024).toFixed(2)} vCPU at most`;
    return {
      cells: [{ text: name, brush: page.paint.name }, { text: healthy }, { text: memory }, { text: cpu }],
    };
  });
  return section('Services', layOutTable(rows, page), page);
}

function requests({ smoke }: RehearsalReport, { page }: View): readonly string[] {
  const rows = smoke.map(({ request, result, problem }): Row => ({
    cells: [
      { text: `${request.method} ${request.path}`, brush: page.paint.name },
      { text: result.kind === 'answer' ? String(result.status) : result.reason },
      { text: `${Math.round(result.milliseconds)} ms` },
      { text: problem ?? '' },
    ],
  }));
  return section('Requests', layOutTable(rows, page), page);
}

function advice(report: RehearsalReport, { page }: View): readonly string[] {
  const lines = report.advice.flatMap(({ service, setting, now, better, evidence }) =>
    paragraph(`${service}: ${setting} is ${now}; ${better} would be safer (${evidence}).`, page, {
      first: '  ',
    }),
  );
  return section('Measured advice', lines, page);
}

function standIns(report: RehearsalReport, { page }: View): readonly string[] {
  const lines = report.standIns.flatMap(({ of, by }) => paragraph(`${of}: ${by}`, page, { first: '  ' }));
  return section('Stand-ins', lines, page);
}

function notRehearsed(report: RehearsalReport, { page }: View): readonly string[] {
  const kinds = report.notRehearsed.map(({ type, count: number }) => count(number, type.replace('AWS::', '')));
  const lines = kinds.length === 0 ? [] : paragraph(kinds.join(', '), page, { first: '  ' });
  return section('Kept, but without effect here', lines, page);
}
