import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { count, derivePolicy, type Policy, splitPolicy } from '@seaworthy/compiler';
import { actionsOfDoctor } from '@seaworthy/engine';
import type { Surroundings } from '../command-line/command.ts';
import { type ExitCode, exitCode } from '../command-line/exit-code.ts';
import type { Options } from '../command-line/options.ts';
import { planHere } from '../commands/plan-here.ts';
import { printErrors } from '../commands/print-errors.ts';
import { printNotes } from '../commands/print-notes.ts';
import { pageFor, printLines } from '../terminal/output.ts';
import { paragraph } from '../terminal/paragraph.ts';
import { type CompletePlan, completePlan } from './complete-plan.ts';

/** Runs `seaworthy policy`. */
export function policy(options: Options, surroundings: Surroundings): ExitCode {
  const here = planHere(options, surroundings);
  printNotes(here, surroundings);
  const plan = completePlan(here.plan);
  if (!plan) {
    printErrors(here, surroundings);
    return exitCode.problem;
  }
  const { for: use = 'deploy', out } = options;
  const whole = policyFor(use, plan);
  const parts = splitPolicy(whole);
  const { stdout, stderr } = surroundings;
  if (out === undefined) {
    stdout.write(textOf(whole));
    if (parts.length > 1) {
      const hint = `IAM takes it as ${count(parts.length, 'managed policy', 'managed policies')}: --out DIR writes them.`;
      printLines(paragraph(hint, pageFor(stderr)), stderr);
    }
    return exitCode.fine;
  }
  const folder = resolve(surroundings.directory, out);
  mkdirSync(folder, { recursive: true });
  parts.forEach((part, at) => {
    const number = parts.length === 1 ? '' : `-${at + 1}`;
    const file = join(folder, `${plan.application.name}-${use}${number}.json`);
    writeFileSync(file, textOf(part));
    printLines([`Wrote ${relative(surroundings.directory, file)}.`], stdout);
  });
  return exitCode.fine;
}

function policyFor(use: NonNullable<Options['for']>, plan: CompletePlan): Policy {
  if (use !== 'doctor') return derivePolicy({ use, ...plan, account: '*' });
  const Action = actionsOfDoctor.toSorted();
  return {
    Version: '2012-10-17',
    Statement: [{ Sid: 'Examine', Effect: 'Allow', Action, Resource: ['*'] }],
  };
}

function textOf(policy: Policy): string {
  return `${JSON.stringify(policy, undefined, 2)}\n`;
}
