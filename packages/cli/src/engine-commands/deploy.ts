import { hostname } from 'node:os';
import { resolve } from 'node:path';
import type { Graph } from '@seaworthy/compiler';
import {
  createReleaseStore,
  type EngineEvent,
  openAccount,
  openContainerDock,
  requestUrl,
  type ShipHost,
  type ShipReport,
  ship,
} from '@seaworthy/engine';
import type { Surroundings } from '../command-line/command.ts';
import { type ExitCode, exitCode } from '../command-line/exit-code.ts';
import type { Options } from '../command-line/options.ts';
import { originOf } from '../commands/origin-of.ts';
import { hasErrors, type PlanHere, planHere } from '../commands/plan-here.ts';
import { printNotes } from '../commands/print-notes.ts';
import { deployEventJson, deployResultJson } from '../json/deploy-json.ts';
import { checkJson, jsonText } from '../json/result-json.ts';
import { checkPage } from '../render/check-page.ts';
import { deployPage } from '../render/deploy-page.ts';
import { deployProgress } from '../render/deploy-progress.ts';
import { pageFor, printLines } from '../terminal/output.ts';
import { type CompletePlan, completePlan } from './complete-plan.ts';
import { askForLosses } from './deploy/ask-for-losses.ts';
import { readCommit } from './deploy/read-commit.ts';
import { stopWhenAsked } from './deploy/stop-when-asked.ts';

/** What a test puts in place of this machine and the network. */
export type DeployParts = Pick<ShipHost, 'dock' | 'request'> & {
  readonly readCommit: typeof readCommit;
};

/** Runs `seaworthy deploy`. */
export async function deploy(
  options: Options,
  surroundings: Surroundings,
  parts: Partial<DeployParts> = {},
): Promise<ExitCode> {
  const here = planHere(options, surroundings);
  printNotes(here, surroundings);
  const plan = hasErrors(here.plan) ? undefined : completePlan(here.plan);
  if (!plan) return refuse(here, options, surroundings);
  const report = await deployHere(plan, here, options, surroundings, parts);
  print(report, here, options, surroundings);
  return exitCodes[report.outcome];
}

const exitCodes: Readonly<Record<ShipReport['outcome'], ExitCode>> = {
  deployed: exitCode.fine,
  refused: exitCode.problem,
  failed: exitCode.problem,
  interrupted: exitCode.interrupted,
};

function refuse(here: PlanHere, options: Options, surroundings: Surroundings): ExitCode {
  const { stdout } = surroundings;
  if (options.json) {
    stdout.write(jsonText(checkJson(here.plan, originOf(here, options, surroundings))));
  } else printLines(checkPage(here.plan, here.view), stdout);
  return exitCode.problem;
}

async function deployHere(
  plan: CompletePlan,
  here: PlanHere,
  options: Options,
  surroundings: Surroundings,
  parts: Partial<DeployParts>,
): Promise<ShipReport> {
  const { application, project } = plan;
  const directory = resolve(surroundings.directory, here.directory);
  const account = (surroundings.openAccount ?? openAccount)(application.region);
  const emit = tellOn(options, surroundings, plan.graph, account.clock.now());
  const stopping = stopWhenAsked(application, surroundings);
  const commit = await (parts.readCommit ?? readCommit)(directory);
  try {
    return await ship(
      { ...plan, valueFor: here.secretValue, ...(commit !== undefined && { commit }) },
      {
        account,
        emit: (event) => emit(event, account.clock.now()),
        dock:
          parts.dock ??
          openContainerDock({
            project,
            directory,
            account,
            emit: (event) => emit(event, account.clock.now()),
          }),
        hostName: hostname(),
        stop: stopping.signal,
        mayLose: (losses) => askForLosses(losses, options, surroundings),
        request: parts.request ?? requestUrl,
        releases: createReleaseStore(
          { project: application.name, environment: application.environment },
          account,
        ),
      },
    );
  } finally {
    stopping.end();
    account.close();
  }
}

/** Tells on stderr what happens, or on stdout as lines of JSON. */
function tellOn(
  { json }: Options,
  { stdout, stderr, variables }: Surroundings,
  { stacks }: Graph,
  started: number,
): (event: EngineEvent, now: number) => void {
  if (json) return (event, now) => stdout.write(deployEventJson(event, now));
  const everything = Boolean(variables.SEAWORTHY_DEBUG);
  const quiet = Boolean(variables.CI) && !everything;
  const tell = deployProgress({ page: pageFor(stderr), stacks, everything, quiet });
  return (event, now) => {
    const lines = tell(event, now - started);
    if (lines.length > 0) printLines(lines, stderr);
  };
}

function print(
  report: ShipReport,
  here: PlanHere,
  options: Options,
  surroundings: Surroundings,
): void {
  const { stdout, stderr } = surroundings;
  if (options.json) {
    stdout.write(deployResultJson(report, originOf(here, options, surroundings)));
    return;
  }
  printLines([''], stderr); // between what was told and the result
  printLines(deployPage(report, here.view), stdout);
}
