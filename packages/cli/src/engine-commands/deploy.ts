import { hostname } from 'node:os';
import { resolve } from 'node:path';
import {
  type BlackBoxWriter,
  createReleaseStore,
  type EngineEvent,
  openContainerDock,
  requestUrl,
  type ShipHost,
  type ShipReport,
  ship,
  sitesOnDisk,
} from '@seaworthy/engine';
import { keepBlackBox, tellBlackBox } from '../black-box/keep-black-box.ts';
import type { Surroundings } from '../command-line/command.ts';
import { type ExitCode, exitCode } from '../command-line/exit-code.ts';
import type { Options } from '../command-line/options.ts';
import { originOf } from '../commands/origin-of.ts';
import { hasErrors, type PlanHere, planHere } from '../commands/plan-here.ts';
import { printNotes } from '../commands/print-notes.ts';
import { deployResultJson } from '../json/deploy-json.ts';
import { deployPage } from '../render/deploy-page.ts';
import { printLines } from '../terminal/output.ts';
import { type CompletePlan, completePlan } from './complete-plan.ts';
import { askForLosses } from './deploy/ask-for-losses.ts';
import { askToBegin } from './deploy/ask-to-begin.ts';
import { readCommit } from './deploy/read-commit.ts';
import { stopWhenAsked } from './deploy/stop-when-asked.ts';
import { tellDeployment } from './deploy/tell-deployment.ts';
import { openHere } from './open-here.ts';
import { refusePlan } from './refuse-plan.ts';

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
  if (!plan) return refusePlan(here, options, surroundings);
  const { report, box } = await deployHere(plan, here, options, surroundings, parts);
  print(report, here, options, surroundings);
  if (report.outcome === 'failed') tellBlackBox(box, surroundings);
  return exitCodes[report.outcome];
}

const exitCodes: Readonly<Record<ShipReport['outcome'], ExitCode>> = {
  deployed: exitCode.fine,
  refused: exitCode.problem,
  failed: exitCode.problem,
  interrupted: exitCode.interrupted,
};

const keptOutcomes = {
  deployed: 'succeeded',
  refused: 'failed',
  failed: 'failed',
  interrupted: 'interrupted',
} as const;

async function deployHere(
  plan: CompletePlan,
  here: PlanHere,
  options: Options,
  surroundings: Surroundings,
  parts: Partial<DeployParts>,
): Promise<{ readonly report: ShipReport; readonly box: BlackBoxWriter }> {
  const { application, project } = plan;
  const directory = resolve(surroundings.directory, here.directory);
  const account = openHere(application.region, surroundings);
  const { clock } = account;
  const { ecs } = account.clients;
  const box = keepBlackBox({ of: 'deployment', plan, here, clock, ecs }, surroundings);
  const tell = tellDeployment(options, surroundings, plan.graph, clock.now());
  const stopping = stopWhenAsked(application, surroundings);
  const emit = (event: EngineEvent): void => {
    stopping.hear(event);
    box.emit(event);
    const now = clock.now();
    stopping.tell(() => tell(event, now));
  };
  const commit = await (parts.readCommit ?? readCommit)(directory);
  try {
    const report = await ship(
      {
        ...plan,
        valueFor: here.secretValue,
        revertsDrift: options.revertsDrift,
        ...(commit !== undefined && { commit }),
      },
      {
        account,
        emit,
        dock:
          parts.dock ??
          openContainerDock({
            project,
            directory,
            account,
            emit,
          }),
        sites: sitesOnDisk(directory),
        hostName: hostname(),
        mayBegin: (beginning) => askToBegin(beginning, plan, options, surroundings),
        stop: stopping.signal,
        mayLose: (losses) => askForLosses(losses, options, surroundings),
        request: parts.request ?? requestUrl,
        releases: createReleaseStore(
          { project: application.name, environment: application.environment },
          account,
        ),
      },
    );
    await box.end({ outcome: keptOutcomes[report.outcome], diagnostics: report.diagnostics });
    return { report, box };
  } finally {
    stopping.end();
    account.close();
  }
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
