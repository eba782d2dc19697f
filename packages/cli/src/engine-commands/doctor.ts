import { resolve } from 'node:path';
import {
  type DoctorReport,
  examineBlackBox,
  examineLive,
  examinePlan,
  examineProject,
  explainAwsError,
  type KnownProject,
  openAccount,
  readBlackBox,
  UnreadableBlackBox,
} from '@seaworthy/engine';
import type { Surroundings } from '../command-line/command.ts';
import { type ExitCode, exitCode } from '../command-line/exit-code.ts';
import type { Options } from '../command-line/options.ts';
import { ownVersion } from '../command-line/own-version.ts';
import { UsageError } from '../command-line/usage-error.ts';
import { originOf } from '../commands/origin-of.ts';
import { type PlanHere, planHere } from '../commands/plan-here.ts';
import { printNotes } from '../commands/print-notes.ts';
import { doctorJson } from '../json/doctor-json.ts';
import { jsonText } from '../json/result-json.ts';
import { doctorPage } from '../render/doctor-page.ts';
import { framesIn } from '../render/frames.ts';
import { placesIn, type TextOf } from '../render/places.ts';
import { pageFor, printLines } from '../terminal/output.ts';
import { completePlan } from './complete-plan.ts';
import { fixProject } from './fix-project.ts';
import { refuseUnknownServices } from './in-account.ts';

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
  print(report, here, textOf, options, surroundings);
  if (options.fix) {
    const folder = resolve(surroundings.directory, here.directory);
    await fixProject(report, folder, options, surroundings);
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

/** What was kept of a deployment; its own texts are shown, not those of today. */
function examineFile(file: string, options: Options, surroundings: Surroundings): ExitCode {
  const box = openBlackBox(resolve(surroundings.directory, file));
  const texts = new Map(box.sources.map(({ path, text }) => [path, text]));
  const textOf: TextOf = (path) => texts.get(path);
  const { stdout } = surroundings;
  const placeOf = placesIn(textOf);
  const report = examineBlackBox(box);
  if (options.json) {
    stdout.write(jsonText(doctorJson(report, { version: ownVersion(surroundings), placeOf })));
  } else {
    const hidden = box.sources.flatMap((source) => source.hidden);
    const view = { page: pageFor(stdout), placeOf, framesOf: framesIn(textOf), hidden };
    printLines(doctorPage(report, textOf, view), stdout);
  }
  return report.problems.length > 0 ? exitCode.problem : exitCode.fine;
}

function openBlackBox(path: string) {
  try {
    return readBlackBox(path);
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!isMissing && !(error instanceof UnreadableBlackBox)) throw error;
    const why = isMissing ? `there is no file ${path}` : error.message;
    throw new UsageError(why, 'a deployment that fails says where its black box is');
  }
}

/** A service that no project here has to describe. */
async function examineService(
  cluster: string,
  options: Options,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const [service, ...further] = options.services;
  if (service === undefined || further.length > 0) {
    const hint = 'seaworthy doctor --cluster NAME --service NAME';
    throw new UsageError('--cluster needs one --service', hint);
  }
  const { variables } = surroundings;
  const region = options.region ?? variables.AWS_REGION ?? variables.AWS_DEFAULT_REGION;
  if (region === undefined) {
    throw new UsageError('no region is known', 'give --region, or set AWS_REGION');
  }
  const account = (surroundings.openAccount ?? openAccount)(region);
  try {
    const subject = `${service} in cluster ${cluster}, ${region}`;
    const services = [{ name: service, cluster, service }];
    const report = await examineLive({ subject, services, stacks: [] }, account);
    const here = planHere({ ...options, services: [] }, surroundings);
    print(report, here, () => undefined, options, surroundings);
    const isFine = report.problems.length === 0 && report.missing.length === 0;
    return isFine ? exitCode.fine : exitCode.problem;
  } finally {
    account.close();
  }
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
  const account = (surroundings.openAccount ?? openAccount)(plan.application.region);
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

function print(
  report: DoctorReport,
  here: PlanHere,
  textOf: TextOf,
  options: Options,
  surroundings: Surroundings,
): void {
  const { stdout } = surroundings;
  if (options.json) {
    stdout.write(jsonText(doctorJson(report, originOf(here, options, surroundings))));
  } else printLines(doctorPage(report, textOf, here.view), stdout);
}
