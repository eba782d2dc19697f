import { count, type Diagnostic, listOf, printable } from '@seaworthy/compiler';
import type { Certainty, DoctorReport, Problem, Undecided } from '@seaworthy/engine';
import { paragraph } from '../terminal/paragraph.ts';
import { drawPatch } from './doctor-patch.ts';
import { findingInFull } from './finding.ts';
import { mainFindings } from './findings.ts';
import type { TextOf } from './places.ts';
import { joinSections, section } from './section.ts';
import type { View } from './view.ts';

/** What a doctor found: the verdict first, each problem with its evidence and mend, then the rest. */
export function doctorPage(report: DoctorReport, textOf: TextOf, view: View): readonly string[] {
  return joinSections([
    verdict(report, view),
    ...report.problems.map((problem) => problemInFull(problem, textOf, view)),
    risks(report.risks, view),
    undecided(report.undecided, view),
    notRead(report.notRead, view),
  ]);
}

function verdict(report: DoctorReport, { page }: View): readonly string[] {
  const { subject, problems, missing, seen } = report;
  const brush = problems.length > 0 ? page.paint.error : seen === 'all' && page.paint.money;
  const isSaid = missing.length === 0 || seen === 'nothing-deployed';
  const absent = isSaid ? [] : paragraph(`Not deployed: ${listOf(missing)}.`, page);
  const first = `${subject}: ${foundIn(report)}.`;
  return [...paragraph(first, page, brush ? { brush } : {}), ...absent];
}

/** Nothing found is no health where little could be seen. */
function foundIn({ problems, seen }: DoctorReport): string {
  const found = problems.length === 0 ? 'no problem found' : count(problems.length, 'problem');
  return {
    all: found,
    'nothing-deployed': `nothing of it is deployed; ${found} in the project`,
    'services-unreadable': `what runs could not be read; ${found} in what could`,
    'broken-off': `the record breaks off, as the process was killed or the file was cut; ${found} before that`,
  }[seen];
}

function problemInFull(problem: Problem, textOf: TextOf, view: View): readonly string[] {
  const { diagnostic, evidence, certainty, also, mend } = problem;
  const { page } = view;
  const line = (first: string, text: string) => paragraph(printable(text), page, { first });
  // A headline that quotes its evidence needs no second time.
  const unsaid = evidence.filter((text) => !diagnostic.message.includes(text));
  return [
    ...findingInFull(diagnostic, view, 0),
    ...unsaid.flatMap((text) => line('   seen: ', text)),
    ...line('   sure: ', sureness(certainty, evidence)),
    ...(also.length > 0 ? line('   also: ', `${listOf(also)}: may follow from it`) : []),
    ...drawMend(mend, textOf, view),
  ];
}

function sureness(certainty: Certainty, evidence: readonly string[]): string {
  if (evidence.length === 0) {
    return certainty === 'certain'
      ? 'certain; the files say it'
      : 'likely; the settings say it, and nothing has failed of it yet';
  }
  return {
    certain: 'certain; AWS itself says so',
    likely: 'likely; the application’s own words fit nothing else that is known',
    possible: 'possible; little was left behind that could tell',
  }[certainty];
}

function drawMend(mend: Problem['mend'], textOf: TextOf, { page }: View): readonly string[] {
  if (!mend) return [];
  if (mend.kind === 'command') return paragraph(mend.command, page, { first: '   mend: ' });
  const text = textOf(mend.file);
  const lines = text === undefined ? [] : drawPatch(mend, text, page);
  return [
    ...paragraph(`${mend.does} (seaworthy doctor --fix does it)`, page, { first: '   mend: ' }),
    ...lines.map((drawn) => `         ${drawn}`),
  ];
}

function risks(diagnostics: readonly Diagnostic[], view: View): readonly string[] {
  return mainFindings(diagnostics, view, 'with --json it shows all');
}

/** `ec2:DescribeSubnets is not allowed; undecided without it: image-no-route` */
function undecided(list: readonly Undecided[], { page }: View): readonly string[] {
  const lines = list.flatMap(({ action, denied, says, rules }) => {
    const why = denied ? 'is not allowed' : `did not answer (${printable(says)})`;
    const without = rules.length === 0 ? '' : `; undecided without it: ${listOf(rules)}`;
    return paragraph(`${action} ${why}${without}`, page, { first: '  ' });
  });
  return section('Could not be read', lines, page);
}

/** Nobody shall take silence for health. */
function notRead(list: DoctorReport['notRead'], { page }: View): readonly string[] {
  const lines = list.flatMap(({ what, rules }) =>
    paragraph(`${what}: ${listOf(rules)}`, page, { first: '  ' }),
  );
  return section('Not looked at, nor judged', lines, page);
}
