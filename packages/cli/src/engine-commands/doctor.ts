import { resolve } from 'node:path';
import {
  type DoctorReport,
  examinePlan,
  examineProject,
  explainAwsError,
  type KnownProject,
} from '@seaworthy/engine';
import type { Surroundings } from '../command-line/command.ts';
import { type ExitCode, exitCode } from '../command-line/exit-code.ts';
import type { Options } from '../command-line/options.ts';
import { type PlanHere, planHere } from '../commands/plan-here.ts';
import { printNotes } from '../commands/print-notes.ts';
import type { TextOf } from '../render/places.ts';
import { printLines } from '../terminal/output.ts';
import { completePlan } from './complete-plan.ts';
import { examineFile } from './doctor/examine-file.ts';
import { examineService } from './doctor/examine-service.ts';
import { printReport } from './doctor/print-report.ts';
import { fixProject } from './fix-project.ts';
import { refuseUnknownServices } from './in-account.ts';
import { openHere } from './open-here.ts';

/** Runs `seaworthy doctor`. */
export async function doctor(options: Options, surroundings: Surroundings): Promise<ExitCode> {
  if (options.cluster !== undefined) return examineService(options.cluster, options, surroundings);
  const [file] = options.arguments;
  if (file !== undefined) return examineFile(file, options, surroundings);
  const here = planHere(options, surroundings);
  printNotes(here, surroundings);
  if (here.plan.application) {
    refuseUnknownServices(options.services, { application: here.plan.application });
  }
  const textOf = textsIn(here);
  const planned = examinePlan(here.plan, {
    textOf,
    ...(here.plan.application && { application: here.plan.application }),
  });
  const running = await examineRunning(here, textOf, surroundings);
  const report = onlyOf(options.services, running ? together(planned, running) : planned);
  printReport(report, { here, textOf }, options, surroundings);
  if (options.fix) {
    const folder = resolve(surroundings.directory, here.directory);
    await fixProject(report, { folder, textOf }, options, surroundings);
  }
  return report.problems.length > 0 ? exitCode.problem : exitCode.fine;
}

/** What is about some services, or about what all share. */
function onlyOf(services: readonly string[], report: DoctorReport): DoctorReport {
  if (services.length === 0) return report;
  const isAsked = (owner: string | undefined) => owner === undefined || services.includes(owner);
  return {
    ...report,
    problems: report.problems.filter(({ diagnostic }) => isAsked(diagnostic.owner)),
    risks: report.risks.filter(({ owner }) => isAsked(owner)),
    missing: report.missing.filter(isAsked),
  };
}

/** Undefined when no account answers, which is said, or the project cannot be understood. */
async function examineRunning(
  here: PlanHere,
  textOf: TextOf,
  surroundings: Surroundings,
): Promise<DoctorReport | undefined> {
  const plan = completePlan(here.plan);
  if (!plan) return undefined;
  const project: KnownProject = { ...plan, textOf };
  const account = openHere(plan.application.region, surroundings);
  try {
    return await examineProject(project, account);
  } catch (error) {
    const why = explainAwsError(error);
    if (!why) throw error;
    printLines([`Only the project was examined: ${why.message}`], surroundings.stderr);
    return undefined;
  } finally {
    account.close();
  }
}

/** What runs comes first; what the files say too is told once. */
function together(planned: DoctorReport, running: DoctorReport): DoctorReport {
  const told = new Set(running.problems.map(({ diagnostic }) => keyOf(diagnostic)));
  const further = planned.problems.filter(({ diagnostic }) => !told.has(keyOf(diagnostic)));
  const risks = new Set(running.risks.map(keyOf));
  return {
    ...running,
    problems: [...running.problems, ...further],
    risks: [...running.risks, ...planned.risks.filter((risk) => !risks.has(keyOf(risk)))],
  };
}

function keyOf({ code, owner }: { readonly code: string; readonly owner?: string }): string {
  return `${code} ${owner ?? ''}`;
}

function textsIn({ plan }: PlanHere): TextOf {
  const texts = new Map(plan.project?.files.map(({ path, text }) => [path, text]));
  return (file) => texts.get(file);
}
