import { listOf } from '@seaworthy/compiler';
import {
  findLogGroups,
  followLogs,
  type LogLine,
  type LogRequest,
  readLogs,
} from '@seaworthy/engine';
import type { Surroundings } from '../command-line/command.ts';
import { type ExitCode, exitCode } from '../command-line/exit-code.ts';
import type { Options } from '../command-line/options.ts';
import { timeOf } from '../command-line/time-option.ts';
import { UsageError } from '../command-line/usage-error.ts';
import { logText } from '../render/log-text.ts';
import { type Output, printLines } from '../terminal/output.ts';
import { type HereInAccount, inAccount, refuseUnknownServices } from './in-account.ts';

const usualSpan = '10m';

/** Runs `seaworthy logs`. */
export function logs(options: Options, surroundings: Surroundings): Promise<ExitCode> {
  return inAccount(options, surroundings, async (found) => {
    refuseUnknownServices(options.arguments, found.plan);
    const { since = usualSpan, task } = options;
    const request: LogRequest = {
      logs: await findLogGroups(found.plan, options.arguments, found.context),
      since: sinceWhen(since, found.context.clock.now()),
      ...(task !== undefined && { task }),
    };
    if (request.logs.length > 0) return tellLogs(request, found, options, surroundings);
    const { name, environment, region } = found.plan.application;
    const whose = options.arguments.length > 0 ? options.arguments.join(' and ') : name;
    printLines(
      [`Nothing of ${whose} is deployed in ${environment}, ${region}.`],
      surroundings.stderr,
    );
    return exitCode.problem;
  });
}

function sinceWhen(since: string, now: number): number {
  const time = timeOf(since, now);
  if (!Number.isNaN(time)) return time;
  throw new UsageError(`--since does not take ${since}`, 'there is no such date');
}

async function tellLogs(
  request: LogRequest,
  { context }: HereInAccount,
  options: Options,
  { stdout, stderr }: Surroundings,
): Promise<ExitCode> {
  const draw = logText(
    request.logs.map(({ name }) => name),
    stdout,
  );
  const tell = (line: LogLine): void => {
    if (options.json) stdout.write(`${JSON.stringify(lineJson(line))}\n`);
    else printLines([draw(line)], stdout);
  };
  if (options.follow) {
    await followWhileRead(request, tell, context, stdout);
    return exitCode.fine; // Ctrl-C is how following ends
  }
  let told = 0;
  for await (const line of readLogs(request, context)) {
    tell(line);
    told += 1;
  }
  if (told === 0) {
    printLines([await describeNothing(request, context, options.since)], stderr);
  }
  return exitCode.fine;
}

/** Until somebody interrupts it, or a reader such as `head` has enough. */
async function followWhileRead(
  request: LogRequest,
  tell: (line: LogLine) => void,
  context: HereInAccount['context'],
  { isRead = () => true }: Output,
): Promise<void> {
  const reader = new AbortController();
  const tellReader = (line: LogLine): void => {
    tell(line);
    if (!isRead()) reader.abort();
  };
  const signal = AbortSignal.any([context.signal, reader.signal]);
  await followLogs(request, tellReader, { ...context, signal });
}

/** `10m` is a span, anything longer than its largest a date. */
async function describeNothing(
  request: LogRequest,
  context: HereInAccount['context'],
  since: string = usualSpan,
): Promise<string> {
  const when = /^\d+[smhd]$/.test(since) ? `in the last ${since}` : `since ${since}`;
  const { task, ...ofAll } = request;
  const writers = task === undefined ? [] : await writersOf(ofAll, context);
  if (writers.length === 0) return `No line ${when}; --since goes further back.`;
  return `No task whose id begins with ${task} has written a line ${when}. These have: ${listOf(writers)}.`;
}

/** `api 890e52f4`, the one that wrote last at the end. */
async function writersOf(
  request: LogRequest,
  context: HereInAccount['context'],
): Promise<readonly string[]> {
  const writers = new Set<string>();
  for await (const { service, task } of readLogs(request, context)) {
    const writer = `${service} ${task.slice(0, 8)}`;
    writers.delete(writer);
    writers.add(writer);
  }
  return [...writers].slice(-mostTold);
}

const mostTold = 12;

function lineJson({ time, ...line }: LogLine) {
  return { time: new Date(time).toISOString(), ...line };
}
