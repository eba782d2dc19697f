import {
  type Account,
  explainRefusal,
  type OperationContext,
  operationContext,
} from '@seaworthy/engine';
import type { Surroundings } from '../command-line/command.ts';
import { type ExitCode, exitCode } from '../command-line/exit-code.ts';
import { isInterruption } from '../command-line/interruption.ts';
import type { Options } from '../command-line/options.ts';
import { suggestion, UsageError } from '../command-line/usage-error.ts';
import { type PlanHere, planHere } from '../commands/plan-here.ts';
import { printErrors } from '../commands/print-errors.ts';
import { printNotes } from '../commands/print-notes.ts';
import { allFindings } from '../render/findings.ts';
import { pageFor, printLines } from '../terminal/output.ts';
import { type CompletePlan, completePlan } from './complete-plan.ts';
import { openHere } from './open-here.ts';

/** A project that can be planned, and the account that it is deployed to. */
export interface HereInAccount {
  readonly here: PlanHere;
  readonly plan: CompletePlan;
  readonly account: Account;
  readonly context: OperationContext;
}

/**
 * Works on what is deployed. The project only has to be readable: what a check finds wrong with it
 * does not hide what runs. What AWS refuses, such as credentials, is said and exits with 1.
 */
export async function inAccount(
  options: Options,
  surroundings: Surroundings,
  work: (found: HereInAccount) => Promise<ExitCode>,
): Promise<ExitCode> {
  const here = planHere(options, surroundings);
  printNotes(here, surroundings);
  const plan = completePlan(here.plan);
  if (!plan) {
    printErrors(here, surroundings);
    return exitCode.problem;
  }
  const account = openHere(plan.application.region, surroundings);
  const signal = surroundings.interruption();
  try {
    return await work({ here, plan, account, context: operationContext(account, signal) });
  } catch (error) {
    if (signal.aborted && isInterruption(signal.reason)) return exitCode.interrupted;
    const problem = explainRefusal(error, plan.graph);
    if (!problem) throw error;
    const { stderr } = surroundings;
    printLines(allFindings([problem], { ...here.view, page: pageFor(stderr) }), stderr);
    return exitCode.problem;
  } finally {
    account.close();
  }
}

/** Throws a UsageError for a service that the project does not have in production. */
export function refuseUnknownServices(
  names: readonly string[],
  { application }: Pick<CompletePlan, 'application'>,
): void {
  const known = application.services.map(({ name }) => name);
  const stores = application.stores.map(({ name }) => name);
  for (const name of names) {
    if (known.includes(name)) continue;
    if (stores.includes(name)) {
      const hint = 'seaworthy plan lists what has';
      throw new UsageError(`${name} is a store, which AWS runs: it has no tasks`, hint);
    }
    const hint = suggestion(name, known, 'seaworthy plan lists the services');
    throw new UsageError(`there is no service ${name} in production`, hint);
  }
}
