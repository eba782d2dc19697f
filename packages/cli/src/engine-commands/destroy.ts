import { hostname } from 'node:os';
import {
  type Destruction,
  type DestructionResult,
  destroy,
  type EngineEvent,
  planDestruction,
} from '@seaworthy/engine';
import type { Surroundings } from '../command-line/command.ts';
import { type ExitCode, exitCode } from '../command-line/exit-code.ts';
import type { Options } from '../command-line/options.ts';
import { suggestion, UsageError } from '../command-line/usage-error.ts';
import { destructionJson } from '../json/destruction-json.ts';
import { jsonText } from '../json/result-json.ts';
import { destroyedPage, destructionPage } from '../render/destruction-page.ts';
import { rehearsalProgress } from '../render/rehearsal-progress.ts';
import { ask } from '../terminal/ask.ts';
import { pageFor, printLines } from '../terminal/output.ts';
import { type HereInAccount, inAccount } from './in-account.ts';

/** Runs `seaworthy destroy`. */
export function destroyProject(options: Options, surroundings: Surroundings): Promise<ExitCode> {
  return inAccount(options, surroundings, async (found) => {
    const { stdout, stderr } = surroundings;
    const planned = await planDestruction(found.plan, options.stores, found.context).catch(refuse);
    const { services, data, foundation, project, environment } = planned;
    if (services.length === 0 && !data && !foundation) {
      const { region } = found.plan.application;
      printLines([`Nothing of ${project} is deployed in ${environment}, ${region}.`], stderr);
      return exitCode.fine;
    }
    printLines(destructionPage(planned, pageFor(stderr)), stderr);
    if (!options.yes && !(await isMeant(planned, surroundings))) {
      printLines(['Nothing was deleted.'], stderr);
      return exitCode.problem;
    }
    const context = { ...found.context, emit: tellOn(found, surroundings) };
    const result = await destroy(planned, hostname(), context).catch(tellTaken);
    if (typeof result === 'string') {
      printLines([`${result}; nothing was deleted.`], stderr);
      return exitCode.problem;
    }
    if (options.json) stdout.write(jsonText(destructionJson(planned, result)));
    else printLines(destroyedPage(planned, result, pageFor(stdout)), stdout);
    return exitCodes[result.outcome];
  });
}

const exitCodes: Readonly<Record<DestructionResult['outcome'], ExitCode>> = {
  done: exitCode.fine,
  failed: exitCode.problem,
  interrupted: exitCode.interrupted,
};

/** By name, as bundles have classes of their own. */
function refuse(error: unknown): never {
  if (!(error instanceof Error && error.name === 'UnknownStore')) throw error;
  const { store, known } = error as Error & { store: string; known: readonly string[] };
  const others = known.length > 0 ? `the project has ${known.join(', ')}` : 'the project has none';
  throw new UsageError(error.message, suggestion(store, known, others));
}

/** Who deploys at this moment, in a sentence. */
function tellTaken(error: unknown): string {
  if (error instanceof Error && error.name === 'LeaseTaken') return error.message;
  throw error;
}

/** Whether the project's name is typed. Throws a UsageError where nobody can be asked. */
async function isMeant({ project }: Destruction, surroundings: Surroundings): Promise<boolean> {
  const answer = await ask(`Type ${project} to delete this:`, surroundings);
  if (answer === undefined) {
    throw new UsageError('nobody can be asked here', 'give --yes to delete unasked');
  }
  return answer.trim() === project;
}

/** Tells what happens; what could not be deleted, and why, stands in the result alone. */
function tellOn({ plan, context }: HereInAccount, { stderr, variables }: Surroundings) {
  const everything = Boolean(variables.SEAWORTHY_DEBUG);
  const { stacks } = plan.graph;
  const tell = rehearsalProgress({ page: pageFor(stderr), stacks, everything });
  const started = context.clock.now();
  return (told: EngineEvent): void => {
    if (told.kind === 'resource') return;
    const event = told.kind === 'stack' ? withoutReason(told) : told;
    const lines = tell(event, context.clock.now() - started);
    if (lines.length > 0) printLines(lines, stderr);
  };
}

type StackEvent = Extract<EngineEvent, { readonly kind: 'stack' }>;

function withoutReason({ reason: _reason, ...event }: StackEvent): StackEvent {
  return event;
}
