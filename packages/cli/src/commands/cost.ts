import type { Command } from '../command-line/command.ts';
import { exitCode } from '../command-line/exit-code.ts';
import { projectOptions } from '../command-line/options.ts';
import { costJson, jsonText } from '../json/result-json.ts';
import { costPage } from '../render/cost-page.ts';
import { printLines } from '../terminal/output.ts';
import { originOf } from './origin-of.ts';
import { hasErrors, planHere } from './plan-here.ts';
import { printErrors } from './print-errors.ts';
import { printNotes } from './print-notes.ts';

/** `seaworthy cost`: only what it costs. */
export const costCommand: Command = {
  name: 'cost',
  summary: 'Says what the project costs a month, line by line',
  description:
    'Prices what the project becomes on AWS, by the lines of the Compose files that cause it, with how each amount was computed and what would save money. List prices, without taxes.',
  options: projectOptions,
  examples: ['seaworthy cost', 'seaworthy cost --region us-east-1'],
  run: (options, surroundings) => {
    const here = planHere(options, surroundings);
    const { plan, view } = here;
    const { stdout } = surroundings;
    printNotes(here, surroundings);
    if (options.json) stdout.write(jsonText(costJson(plan, originOf(here, options, surroundings))));
    else if (plan.cost) printLines(costPage(plan.cost, view), stdout);
    printErrors(here, surroundings);
    return hasErrors(plan) ? exitCode.problem : exitCode.fine;
  },
};
