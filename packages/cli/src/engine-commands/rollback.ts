import { hostname } from 'node:os';
import type { Application } from '@seaworthy/compiler';
import {
  createReleaseStore,
  planRollback,
  type ReleaseStore,
  type RollbackPlan,
  type RollbackReport,
  rollBack,
} from '@seaworthy/engine';
import { keepBlackBox, tellBlackBox } from '../black-box/keep-black-box.ts';
import type { Surroundings } from '../command-line/command.ts';
import { type ExitCode, exitCode } from '../command-line/exit-code.ts';
import type { Options } from '../command-line/options.ts';
import { UsageError } from '../command-line/usage-error.ts';
import { originOf } from '../commands/origin-of.ts';
import { rollbackResultJson } from '../json/rollback-json.ts';
import { allFindings } from '../render/findings.ts';
import { rollbackPage, rollbackPlanPage } from '../render/rollback-page.ts';
import { agrees } from '../terminal/ask.ts';
import { pageFor, printLines } from '../terminal/output.ts';
import { stopWhenAsked } from './deploy/stop-when-asked.ts';
import { tellDeployment } from './deploy/tell-deployment.ts';
import { type HereInAccount, inAccount } from './in-account.ts';

/** Runs `seaworthy rollback`. */
export function rollback(options: Options, surroundings: Surroundings): Promise<ExitCode> {
  const wanted = readNumber(options.arguments[0]);
  return inAccount(options, surroundings, async (found) => {
    const { application } = found.plan;
    const store = createReleaseStore(ownerOf(application), found.account);
    const planned = await planRollback(wanted, store, found.context);
    const { stderr } = surroundings;
    if (planned.kind === 'refused') {
      const view = { ...found.here.view, page: pageFor(stderr) };
      printLines(allFindings(planned.problems, view), stderr);
      return exitCode.problem;
    }
    const { plan } = planned;
    if (plan.changes.length === 0) {
      printLines([`Release ${plan.target.number} runs already; nothing has to change.`], stderr);
      return exitCode.fine;
    }
    const now = found.account.clock.now();
    printLines(rollbackPlanPage(plan, now, pageFor(stderr)), stderr);
    if (!options.yes && !(await isMeant(plan, surroundings))) {
      printLines(['Nothing was changed.'], stderr);
      return exitCode.problem;
    }
    return rollBackHere(plan, store, found, options, surroundings);
  });
}

function readNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,6}$/.test(text)) return Number(text);
  const hint = 'seaworthy releases lists their numbers';
  throw new UsageError(`${text} is not the number of a release`, hint);
}

function ownerOf({ name, environment }: Application) {
  return { project: name, environment };
}

async function isMeant({ target }: RollbackPlan, surroundings: Surroundings): Promise<boolean> {
  const answer = await agrees(`Go back to release ${target.number}?`, surroundings);
  if (answer !== undefined) return answer;
  throw new UsageError('nobody can be asked here', 'give --yes to go back unasked');
}

async function rollBackHere(
  plan: RollbackPlan,
  releases: ReleaseStore,
  { here, plan: planned, account }: HereInAccount,
  options: Options,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const { clock } = account;
  const { application, graph, templates } = planned;
  const { ecs } = account.clients;
  const box = keepBlackBox({ of: 'rollback', plan: planned, here, clock, ecs }, surroundings);
  const tell = tellDeployment(options, surroundings, graph, clock.now());
  const stopping = stopWhenAsked(application, surroundings);
  const secrets = application.secrets.flatMap(({ key }) => here.secretValue(key) || []);
  const report = await rollBack(
    { plan, project: { application, graph, templates }, secrets },
    {
      account,
      emit: (event) => {
        stopping.hear(event);
        box.emit(event);
        const now = clock.now();
        stopping.tell(() => tell(event, now));
      },
      hostName: hostname(),
      stop: stopping.signal,
      releases,
    },
  ).finally(stopping.end);
  const outcome = report.outcome === 'rolled-back' ? 'succeeded' : 'failed';
  await box.end({ outcome, diagnostics: report.diagnostics });
  const { stdout, stderr } = surroundings;
  if (options.json) {
    const origin = originOf(here, options, surroundings);
    stdout.write(rollbackResultJson(plan, report, origin));
  } else {
    printLines([''], stderr); // between what was told and the result
    printLines(rollbackPage(report, plan, here.view), stdout);
  }
  if (report.outcome === 'failed') tellBlackBox(box, surroundings);
  return exitCodes[report.outcome];
}

const exitCodes: Readonly<Record<RollbackReport['outcome'], ExitCode>> = {
  'rolled-back': exitCode.fine,
  refused: exitCode.problem,
  failed: exitCode.problem,
  interrupted: exitCode.interrupted,
};
