import { logPages } from '../../watch/log-tail.ts';
import type { WatchedLog } from '../../watch/watch-logs.ts';
import type { OperationContext } from '../operation-context.ts';
import { type LogLine, logLine } from './log-line.ts';

/** Which lines are asked for. */
export interface LogRequest {
  readonly logs: readonly WatchedLog[];
  /** Milliseconds since 1970. */
  readonly since: number;
  /** How the id of the task starts whose lines are asked for. */
  readonly task?: string;
}

/** What was written until now, lines of all services by their time; pages are read as needed. */
export async function* readLogs(
  { logs, since, task = '' }: LogRequest,
  context: OperationContext,
): AsyncGenerator<LogLine> {
  const to = context.clock.now();
  const sources = logs.map((log) => linesOf(log, { from: since, to }, context));
  for await (const line of inOrder(sources)) if (line.task.startsWith(task)) yield line;
}

async function* linesOf(
  { name, group }: WatchedLog,
  span: { readonly from: number; readonly to: number },
  context: OperationContext,
): AsyncGenerator<LogLine> {
  for await (const page of logPages(group, span, context)) {
    for (const event of page) yield logLine(name, event);
  }
}

/** Lines that come by their time from each source, by their time from all. */
async function* inOrder(sources: readonly AsyncGenerator<LogLine>[]): AsyncGenerator<LogLine> {
  const heads = await Promise.all(sources.map((source) => source.next()));
  for (;;) {
    let oldest = -1;
    heads.forEach((head, at) => {
      const before = heads[oldest];
      if (head.done) return;
      if (!before || before.done || head.value.time < before.value.time) oldest = at;
    });
    const [head, source] = [heads[oldest], sources[oldest]];
    if (!head || head.done || !source) return;
    yield head.value;
    heads[oldest] = await source.next();
  }
}
