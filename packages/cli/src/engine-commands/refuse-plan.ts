import type { Surroundings } from '../command-line/command.ts';
import { type ExitCode, exitCode } from '../command-line/exit-code.ts';
import type { Options } from '../command-line/options.ts';
import { originOf } from '../commands/origin-of.ts';
import type { PlanHere } from '../commands/plan-here.ts';
import { checkJson, jsonText } from '../json/result-json.ts';
import { checkPage } from '../render/check-page.ts';
import { printLines } from '../terminal/output.ts';

/** Says what is wrong with a plan that has errors: it would fail later too, and less clearly. */
export function refusePlan(here: PlanHere, options: Options, surroundings: Surroundings): ExitCode {
  const { stdout } = surroundings;
  if (options.json) {
    stdout.write(jsonText(checkJson(here.plan, originOf(here, options, surroundings))));
  } else printLines(checkPage(here.plan, here.view), stdout);
  return exitCode.problem;
}
