import type { Command, Surroundings } from '../command-line/command.ts';
import { exitCode } from '../command-line/exit-code.ts';
import { type Options, projectOptions } from '../command-line/options.ts';
import { checkJson, jsonText } from '../json/result-json.ts';
import { checkPage } from '../render/check-page.ts';
import { githubAnnotations } from '../render/github-annotations.ts';
import { printLines } from '../terminal/output.ts';
import { originOf } from './origin-of.ts';
import { hasErrors, type PlanHere, planHere } from './plan-here.ts';
import { printNotes } from './print-notes.ts';

/** `seaworthy check`: only what is wrong. */
export const checkCommand: Command = {
  name: 'check',
  summary: 'Says what is wrong with the project',
  description:
    'Reads the Compose files and says everything that would fail or lose data on AWS, with its place and its mend. Exits with 1 when there is an error.',
  options: [...projectOptions, 'format'],
  examples: ['seaworthy check', 'seaworthy check --strict --format github'],
  run: (options, surroundings) => {
    const here = planHere(options, surroundings);
    printNotes(here, surroundings);
    printFindings(here, options, surroundings);
    return hasErrors(here.plan) ? exitCode.problem : exitCode.fine;
  },
};

function printFindings(here: PlanHere, options: Options, surroundings: Surroundings): void {
  const { plan, directory, view } = here;
  const { stdout } = surroundings;
  if (options.json) stdout.write(jsonText(checkJson(plan, originOf(here, options, surroundings))));
  else if (options.format) printLines(githubAnnotations(plan, directory, view), stdout);
  else printLines(checkPage(plan, view), stdout);
}
