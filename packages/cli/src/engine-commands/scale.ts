import type { ApplicationService } from '@seaworthy/compiler';
import { count } from '@seaworthy/compiler';
import { type EngineEvent, findStacks, type ScaleResult, scaleService } from '@seaworthy/engine';
import type { Surroundings } from '../command-line/command.ts';
import { type ExitCode, exitCode } from '../command-line/exit-code.ts';
import type { Options } from '../command-line/options.ts';
import { UsageError } from '../command-line/usage-error.ts';
import { jsonText, schemaVersion } from '../json/result-json.ts';
import { rehearsalProgress } from '../render/rehearsal-progress.ts';
import { placeText } from '../render/view.ts';
import { pageFor, printLines } from '../terminal/output.ts';
import { paragraph } from '../terminal/paragraph.ts';
import { type HereInAccount, inAccount, refuseUnknownServices } from './in-account.ts';

/** Runs `seaworthy scale`. */
export function scale(options: Options, surroundings: Surroundings): Promise<ExitCode> {
  const wishes = options.arguments.map(readWish);
  return inAccount(options, surroundings, async (found) => {
    refuseUnknownServices(
      wishes.map(({ service }) => service),
      found.plan,
    );
    const stacks = await findStacks(found.plan, found.context);
    const emit = tellOn(found, surroundings);
    const asked = wishes.map((wish) => {
      const service = scalable(wish, found);
      const stack = stacks.find((candidate) => candidate.service === wish.service);
      return { ...wish, planned: service, stack };
    });
    const results = await Promise.all(
      asked.map(async ({ stack, tasks, service, planned }): Promise<Scaled> => {
        if (!stack) return { service, tasks, planned, result: notDeployed };
        const result = await scaleService({ stack, tasks }, { ...found.context, emit });
        return { service, tasks, planned, result };
      }),
    );
    print(results, found, options, surroundings);
    const isFine = results.every(({ result }) => fine.has(result.outcome));
    return isFine ? exitCode.fine : exitCode.problem;
  });
}

const notDeployed: ScaleResult = { outcome: 'failed', reason: 'it is not deployed' };

const fine: ReadonlySet<ScaleResult['outcome']> = new Set(['done', 'unchanged']);

interface Wish {
  readonly service: string;
  readonly tasks: number;
}

type Scalable = Extract<ApplicationService, { kind: 'web' | 'worker' }>;

interface Scaled extends Wish {
  readonly planned: Scalable;
  readonly result: ScaleResult;
}

function readWish(text: string): Wish {
  const [, service, tasks] = /^([^=]+)=(\d{1,4})$/.exec(text) ?? [];
  if (service !== undefined && tasks !== undefined) return { service, tasks: Number(tasks) };
  throw new UsageError(`scale does not take ${text}`, 'write SERVICE=TASKS, such as api=4');
}

/** Throws a UsageError for a service that has no number of tasks, or not this one. */
function scalable({ service, tasks }: Wish, { plan, here }: HereInAccount): Scalable {
  const found = plan.application.services.find(({ name }) => name === service);
  if (found?.kind !== 'web' && found?.kind !== 'worker') {
    throw new UsageError(
      `${service} runs only at times, and has no number of tasks`,
      'scale web services and workers',
    );
  }
  const { min, max, span } = found.scale;
  if (max > min && (tasks < min || tasks > max)) {
    const place = span ? ` (${placeText(span, here.view)})` : '';
    throw new UsageError(
      `${service} scales by itself between ${min} and ${max} tasks${place}, and would leave ${tasks}`,
      'change x-seaworthy: scale and deploy',
    );
  }
  return found;
}

function tellOn({ plan, context }: HereInAccount, { stderr }: Surroundings) {
  const { stacks } = plan.graph;
  const tell = rehearsalProgress({ page: pageFor(stderr), stacks, everything: false });
  const started = context.clock.now();
  return (event: EngineEvent): void => {
    const lines = tell(event, context.clock.now() - started);
    if (lines.length > 0) printLines(lines, stderr);
  };
}

function print(
  results: readonly Scaled[],
  { here }: HereInAccount,
  options: Options,
  { stdout }: Surroundings,
): void {
  if (options.json) {
    const services = results.map(({ service, tasks, result }) => ({ service, tasks, ...result }));
    stdout.write(jsonText({ schemaVersion, services }));
    return;
  }
  const page = pageFor(stdout);
  const texts = results.map((scaled) => describe(scaled, here));
  printLines(
    texts.flatMap((text) => paragraph(text, page)),
    stdout,
  );
}

function describe(
  { service, tasks, planned, result }: Scaled,
  here: HereInAccount['here'],
): string {
  const { min, max, span } = planned.scale;
  switch (result.outcome) {
    case 'done':
    case 'unchanged': {
      const has = `${service} ${result.outcome === 'done' ? 'has' : 'had'} ${count(tasks, 'task')}.`;
      if (max > min) return `${has} Autoscaling goes on from there, between ${min} and ${max}.`;
      if (tasks === min) return has;
      const place = placeText(span ?? planned.span, here.view);
      return `${has} The next deployment sets ${min} again, as ${place} says.`;
    }
    case 'failed':
      return `${service} was not scaled: ${result.reason}`;
    case 'others':
      return `${service} was not scaled: an update of its stack would change ${result.resources.join(', ')} too, as other stacks have changed since. Deploy first.`;
  }
}
