import { resolve } from 'node:path';
import type { Plan } from '@seaworthy/compiler';
import type { RehearsalReport } from '@seaworthy/engine';
import type { Command, Surroundings } from '../command-line/command.ts';
import { type ExitCode, exitCode } from '../command-line/exit-code.ts';
import { type Options, projectOptions } from '../command-line/options.ts';
import { suggestion, UsageError } from '../command-line/usage-error.ts';
import { rehearsalJson } from '../json/rehearsal-json.ts';
import { jsonText } from '../json/result-json.ts';
import { checkPage } from '../render/check-page.ts';
import { rehearsalPage } from '../render/rehearsal-page.ts';
import { progressLine } from '../render/rehearsal-progress.ts';
import { pageFor, printLines } from '../terminal/output.ts';
import { hasErrors, type PlanHere, planHere } from './plan-here.ts';
import { printNotes } from './print-notes.ts';

/** `seaworthy rehearse`: whether the plan runs. */
export const rehearseCommand: Command = {
  name: 'rehearse',
  summary: 'Runs the planned templates on this machine and says what would fail on AWS',
  description:
    'Deploys the CloudFormation templates of plan into a local AWS: tasks run as containers with their production limits, roles, secrets and network rules, and the load balancer probes and routes. Needs Docker or Podman, no AWS account. Exits with 1 when something would fail.',
  options: [...projectOptions, 'service', 'keep', 'timeout'],
  examples: ['seaworthy rehearse', 'seaworthy rehearse --service api --keep'],
  run: (options, surroundings) => {
    const here = planHere(options, surroundings);
    printNotes(here, surroundings);
    if (hasErrors(here.plan)) return refuse(here, surroundings);
    return rehearseHere(here, options, surroundings);
  },
};

/** What a check finds would fail here too, later and less clearly. */
function refuse({ plan, view }: PlanHere, { stdout }: Surroundings): ExitCode {
  printLines(checkPage(plan, view), stdout);
  return exitCode.problem;
}

async function rehearseHere(
  here: PlanHere,
  options: Options,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const planned = completePlan(here.plan);
  refuseUnknownServices(options.services, planned.application);
  const engine = await surroundings.loadEngine();
  const interruption = surroundings.interruption();
  const page = pageFor(surroundings.stderr);
  const started = performance.now();
  const ended = await engine.rehearseOnThisMachine(
    {
      ...planned,
      valueFor: here.secretValue,
      services: options.services,
      directory: resolve(surroundings.directory, here.directory),
      timeout: options.timeout * 1000,
    },
    {
      emit: (event) => {
        const line = progressLine(event, performance.now() - started, page);
        if (line !== undefined) printLines([line], surroundings.stderr);
      },
      signal: interruption,
      ...(options.keep && {
        whileRunning: async (report: RehearsalReport) => {
          print(report, here, options, surroundings);
          await new Promise((stop) => interruption.addEventListener('abort', stop));
        },
      }),
    },
  );
  if (ended.kind === 'cannot') {
    printLines([`seaworthy: ${ended.reason}`], surroundings.stderr);
    return exitCode.problem;
  }
  const { report } = ended;
  if (!options.keep) print(report, here, options, surroundings);
  return report.outcome === 'passed'
    ? exitCode.fine
    : report.outcome === 'interrupted'
      ? exitCode.interrupted
      : exitCode.problem;
}

type CompletePlan = Required<Pick<Plan, 'application' | 'graph' | 'project'>> &
  Pick<Plan, 'templates'>;

/** Every stage ran, as there is no error. */
function completePlan({ application, graph, project, templates }: Plan): CompletePlan {
  if (!application || !graph || !project) throw new Error('a plan without errors lacks a stage');
  return { application, graph, project, templates };
}

function refuseUnknownServices(
  names: readonly string[],
  { services }: CompletePlan['application'],
): void {
  for (const name of names) {
    if (services.some((service) => service.name === name)) continue;
    const hint = suggestion(
      name,
      services.map((service) => service.name),
      'seaworthy plan lists the services',
    );
    throw new UsageError(`there is no service ${name} in production`, hint);
  }
}

function print(
  report: RehearsalReport,
  { view }: PlanHere,
  { json }: Options,
  { stdout }: Surroundings,
): void {
  if (json) stdout.write(jsonText(rehearsalJson(report, view.placeOf)));
  else printLines(rehearsalPage(report, view), stdout);
}
