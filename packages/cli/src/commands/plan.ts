import { diagramOf, toMermaid, toSvg } from '@seaworthy/compiler';
import type { Command, Surroundings } from '../command-line/command.ts';
import { exitCode } from '../command-line/exit-code.ts';
import { type Options, projectOptions } from '../command-line/options.ts';
import { ownVersion } from '../command-line/own-version.ts';
import { jsonText, planJson } from '../json/result-json.ts';
import { type Written, writeDeployment } from '../output-folder/write-deployment.ts';
import { nextStep } from '../render/next-step.ts';
import { planPage } from '../render/plan-page.ts';
import { joinSections } from '../render/section.ts';
import { pageFor, printLines } from '../terminal/output.ts';
import { originOf } from './origin-of.ts';
import { hasErrors, type PlanHere, planHere } from './plan-here.ts';
import { printErrors } from './print-errors.ts';
import { printNotes } from './print-notes.ts';

/** `seaworthy plan`: all that is known before anything is deployed. */
export const planCommand: Command = {
  name: 'plan',
  summary: 'Says what the project becomes on AWS, what it costs and what is wrong',
  description:
    'Reads the Compose files, offline and without an AWS account, and says what they become on AWS: services, stores, secrets by name, network, cost by Compose line, and every problem with its place and its mend.',
  options: [...projectOptions, 'out', 'diagram'],
  examples: [
    'seaworthy plan',
    'seaworthy plan --environment staging --out cloudformation',
    'seaworthy plan --diagram svg > application.svg',
  ],
  run: (options, surroundings) => {
    const here = planHere(options, surroundings);
    printNotes(here, surroundings);
    const written = writeOut(here, options, surroundings);
    printPlan(here, written, options, surroundings);
    const failed = hasErrors(here.plan) || written?.kind === 'not-written';
    return failed ? exitCode.problem : exitCode.fine;
  },
};

function writeOut(
  { plan }: PlanHere,
  { out }: Options,
  surroundings: Surroundings,
): Written | undefined {
  if (out === undefined) return undefined;
  const { directory } = surroundings;
  return writeDeployment(plan, out, { directory, version: ownVersion(surroundings) });
}

function printPlan(
  here: PlanHere,
  written: Written | undefined,
  options: Options,
  surroundings: Surroundings,
): void {
  const { plan, view } = here;
  const { stdout, stderr } = surroundings;
  if (!options.json && !options.diagram) {
    const next = nextStep(plan, written, view.page);
    printLines(joinSections([planPage(plan, view), next]), stdout);
    return;
  }
  if (options.json) stdout.write(jsonText(planJson(plan, originOf(here, options, surroundings))));
  else printDiagram(here, options, surroundings);
  if (written) printLines(nextStep(plan, written, pageFor(stderr)), stderr);
}

function printDiagram(here: PlanHere, { diagram }: Options, surroundings: Surroundings): void {
  const { application } = here.plan;
  if (application) {
    const draw = diagram === 'svg' ? toSvg : toMermaid;
    surroundings.stdout.write(draw(diagramOf(application)));
  }
  printErrors(here, surroundings);
}
