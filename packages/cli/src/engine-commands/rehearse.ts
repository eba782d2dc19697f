import { resolve } from 'node:path';
import type { Graph } from '@seaworthy/compiler';
import {
  describeFaults,
  type EngineEvent,
  type Fault,
  findFault,
  type RehearsalReport,
  rehearseOnThisMachine,
  type UpdateRequest,
} from '@seaworthy/engine';
import { keepBlackBox, tellBlackBox } from '../black-box/keep-black-box.ts';
import type { Surroundings } from '../command-line/command.ts';
import { type ExitCode, exitCode } from '../command-line/exit-code.ts';
import { isInterruption } from '../command-line/interruption.ts';
import type { Options } from '../command-line/options.ts';
import { suggestion, UsageError } from '../command-line/usage-error.ts';
import { originOf } from '../commands/origin-of.ts';
import { hasErrors, type PlanHere, planHere } from '../commands/plan-here.ts';
import { printNotes } from '../commands/print-notes.ts';
import { rehearsalJson } from '../json/rehearsal-json.ts';
import { jsonText } from '../json/result-json.ts';
import { faultList } from '../render/fault-list.ts';
import { rehearsalPage } from '../render/rehearsal-page.ts';
import { rehearsalProgress } from '../render/rehearsal-progress.ts';
import { pageFor, printLines } from '../terminal/output.ts';
import { type CompletePlan, completePlan } from './complete-plan.ts';
import { refusePlan } from './refuse-plan.ts';

/** Runs `seaworthy rehearse`. */
export function rehearse(
  options: Options,
  surroundings: Surroundings,
  onThisMachine: RehearseHere = rehearseOnThisMachine,
): ExitCode | Promise<ExitCode> {
  if (options.fault === 'list') return listFaults(surroundings);
  const here = planHere(options, surroundings);
  printNotes(here, surroundings);
  const planned = hasErrors(here.plan) ? undefined : completePlan(here.plan);
  if (!planned) return refusePlan(here, options, surroundings);
  return rehearsePlan(planned, here, options, surroundings, onThisMachine);
}

type RehearseHere = typeof rehearseOnThisMachine;

/** The mistakes that `--fault` can make. */
function listFaults({ stdout }: Surroundings): ExitCode {
  printLines(faultList(describeFaults(), pageFor(stdout)), stdout);
  return exitCode.fine;
}

async function rehearsePlan(
  planned: CompletePlan,
  here: PlanHere,
  options: Options,
  surroundings: Surroundings,
  onThisMachine: RehearseHere,
): Promise<ExitCode> {
  refuseUnknownServices(options.services, planned.application);
  const fault = faultNamed(options.fault);
  const update = updateTo(options.update, planned.application);
  const signal = surroundings.interruption();
  const clock = { now: Date.now };
  const box = keepBlackBox({ of: 'rehearsal', plan: planned, here, clock }, surroundings);
  const tell = tellOn(surroundings, planned.graph);
  let isPrinted = false;
  const report = await onThisMachine(
    {
      ...planned,
      warnings: here.plan.diagnostics.filter(({ severity }) => severity === 'warning'),
      valueFor: here.secretValue,
      services: options.services,
      ...(fault && { fault }),
      ...(update && { update }),
      directory: resolve(surroundings.directory, here.directory),
      timeout: options.timeout * 1000,
    },
    {
      emit: (event) => {
        box.emit(event);
        tell(event);
      },
      signal,
      ...(options.keep && {
        whileRunning: async (found: RehearsalReport) => {
          print(found, here, options, surroundings);
          isPrinted = true;
          printLines(
            ['Everything runs until you press Ctrl-C, which removes it.'],
            surroundings.stderr,
          );
          await untilAborted(signal);
        },
      }),
    },
  );
  const hasFailed = signal.aborted && !isInterruption(signal.reason);
  if (hasFailed && !hasLostEngine(report)) throw signal.reason;
  await box.end({ outcome: keptOutcomes[report.outcome], diagnostics: report.diagnostics });
  if (!isPrinted) print(report, here, options, surroundings);
  if (report.outcome === 'failed') tellBlackBox(box, surroundings);
  return exitCodes[report.outcome];
}

/** What fails when the container engine has ended, and be it uncaught, is no bug. */
function hasLostEngine({ diagnostics }: RehearsalReport): boolean {
  return diagnostics.some(({ code }) => code === 'rehearse/engine-lost');
}

const keptOutcomes = {
  passed: 'succeeded',
  failed: 'failed',
  interrupted: 'interrupted',
} as const;

function faultNamed(name: string | undefined): Fault | undefined {
  if (name === undefined) return undefined;
  const fault = findFault(name);
  if (fault) return fault;
  const names = describeFaults().map((known) => known.name);
  const hint = suggestion(name, names, 'seaworthy rehearse --fault list says which there are');
  throw new UsageError(`there is no fault ${name}`, hint);
}

function updateTo(
  version: string | undefined,
  { services }: CompletePlan['application'],
): UpdateRequest | undefined {
  if (version === undefined) return undefined;
  if (!services.some(({ kind }) => kind === 'web' || kind === 'worker')) {
    const hint = 'seaworthy plan lists the services';
    throw new UsageError('no service goes on running, so that none can be updated', hint);
  }
  if (version === 'same' || version === 'build') return { kind: version };
  return { kind: 'image', reference: version };
}

const exitCodes: Readonly<Record<RehearsalReport['outcome'], ExitCode>> = {
  passed: exitCode.fine,
  failed: exitCode.problem,
  interrupted: exitCode.interrupted,
};

/** Tells on stderr what happens, beside the result. */
function tellOn({ stderr, variables }: Surroundings, { stacks }: Graph) {
  const everything = Boolean(variables.SEAWORTHY_DEBUG);
  const tell = rehearsalProgress({ page: pageFor(stderr), stacks, everything });
  const started = performance.now();
  return (event: EngineEvent): void => {
    const lines = tell(event, performance.now() - started);
    if (lines.length > 0) printLines(lines, stderr);
  };
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
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
  here: PlanHere,
  options: Options,
  surroundings: Surroundings,
): void {
  const { stdout } = surroundings;
  if (options.json) {
    stdout.write(jsonText(rehearsalJson(report, originOf(here, options, surroundings))));
    return;
  }
  printLines([''], surroundings.stderr); // between what was told and the result
  printLines(rehearsalPage(report, here.view), stdout);
}
