import { resolve } from 'node:path';
import type { Surroundings } from '../command-line/command.ts';
import { type ExitCode, exitCode } from '../command-line/exit-code.ts';
import type { Options } from '../command-line/options.ts';
import { type PlanHere, planHere } from '../commands/plan-here.ts';
import { printErrors } from '../commands/print-errors.ts';
import { printNotes } from '../commands/print-notes.ts';
import type { InitFacts, Proposal, Propose } from '../init/proposal.ts';
import { proposeEntrypoints } from '../init/propose-entrypoints.ts';
import { proposeExample } from '../init/propose-example.ts';
import { proposeIgnoreFiles } from '../init/propose-ignore-files.ts';
import { proposeSecretExample } from '../init/propose-secret-example.ts';
import { proposeSettings } from '../init/propose-settings.ts';
import { saveProposal } from '../init/save-proposal.ts';
import { jsonText, schemaVersion } from '../json/result-json.ts';
import { disk } from '../project-files/file-system.ts';
import { readFileText } from '../project-files/read-file-text.ts';
import { proposalLines } from '../render/init-proposal.ts';
import { agrees } from '../terminal/ask.ts';
import { pageFor, printLines } from '../terminal/output.ts';
import { completePlan } from './complete-plan.ts';

/** In the order in which people look at them. */
const proposers: readonly Propose[] = [
  proposeSettings,
  proposeExample,
  proposeSecretExample,
  proposeIgnoreFiles,
  proposeEntrypoints,
];

/** Runs `seaworthy init`. */
export async function init(options: Options, surroundings: Surroundings): Promise<ExitCode> {
  const here = planHere(options, surroundings);
  printNotes(here, surroundings);
  const folder = resolve(surroundings.directory, here.directory);
  const facts = factsOf(here, folder);
  if (!facts) {
    printErrors(here, surroundings);
    return exitCode.problem;
  }
  const proposals = proposers.flatMap((propose) => propose(facts));
  const outcome = { written: [] as string[], changed: [] as string[], left: [] as string[] };
  for (const proposal of proposals) {
    const agreed = await isAgreed(proposal, options, surroundings);
    const isSaved = agreed && saveProposal(folder, proposal);
    const kind = isSaved ? (proposal.before === undefined ? 'written' : 'changed') : 'left';
    outcome[kind].push(proposal.path);
    if (isSaved && proposal.next) printLines([`  ${proposal.next}`], surroundings.stderr);
  }
  if (options.json) surroundings.stdout.write(jsonText({ schemaVersion, ...outcome }));
  else printLines([conclusion(outcome)], surroundings.stdout);
  return exitCode.fine;
}

function factsOf(here: PlanHere, folder: string): InitFacts | undefined {
  const plan = completePlan(here.plan);
  if (!plan) return undefined;
  const textOf = (path: string): string | undefined => {
    const file = readFileText(resolve(folder, path), disk);
    return file.kind === 'text' ? file.text : undefined;
  };
  return { plan, variables: here.ownValues().variables, textOf };
}

/** What is new takes nothing from anybody; a change is shown and asked for. */
async function isAgreed(
  proposal: Proposal,
  { yes }: Options,
  surroundings: Surroundings,
): Promise<boolean> {
  printLines(proposalLines(proposal, pageFor(surroundings.stderr)), surroundings.stderr);
  if (yes || proposal.before === undefined) return true;
  return (await agrees(`Change ${proposal.path}?`, surroundings)) ?? false;
}

interface Outcome {
  readonly written: readonly string[];
  readonly changed: readonly string[];
  readonly left: readonly string[];
}

function conclusion({ written, changed, left }: Outcome): string {
  const parts = [
    ...(written.length > 0 ? [`Wrote ${written.join(', ')}.`] : []),
    ...(changed.length > 0 ? [`Changed ${changed.join(', ')}.`] : []),
    ...(left.length > 0 ? [`Left ${left.join(', ')} as they are; --yes takes the changes.`] : []),
  ];
  return parts.length > 0 ? parts.join(' ') : 'Nothing is missing.';
}
