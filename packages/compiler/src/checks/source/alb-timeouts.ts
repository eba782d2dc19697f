import { lastStep, optionOf, programOf, type StartStep } from '../../facts/source/start/start.ts';
import { dependsOn } from './manifests.ts';
import type { SourcedTask } from './sourced-task.ts';
import { taskCheck } from './task-check.ts';

/** Seconds that a load balancer keeps an idle connection, unless it is told otherwise. */
const idleTimeout = 60;

/** A server that closes idle connections before the load balancer does answers some with 502. */
export const albTimeouts = taskCheck('alb-timeouts', 'advice', function* (sourced, report) {
  const { task, source } = sourced;
  const step = source.start && lastStep(source.start);
  if (task.kind !== 'web' || !step) return;
  const server = serverOf(step, sourced);
  if (!server || server.seconds > idleTimeout) return;
  const what = `${task.name} closes idle connections after ${server.seconds} s, the load balancer after ${idleTimeout} s: a request on a closing connection is answered with 502.`;
  yield report(step.span, { what, mend: server.mend });
});

interface Server {
  /** How long it keeps an idle connection. */
  readonly seconds: number;
  readonly mend: string;
}

function serverOf(step: StartStep, sourced: SourcedTask): Server | undefined {
  const program = programOf(step);
  if (program === 'node') return nodeServer(sourced);
  return servers[program]?.(step.words);
}

const servers: Readonly<Record<string, (words: readonly string[]) => Server | undefined>> = {
  uvicorn: (words) => ({
    seconds: Number(optionOf(words, '--timeout-keep-alive') ?? 5),
    mend: 'Add `--timeout-keep-alive 75`.',
  }),
  hypercorn: (words) => ({
    seconds: Number(optionOf(words, '--keep-alive') ?? 5),
    mend: 'Add `--keep-alive 75`.',
  }),
  // Its plain workers close every connection after one answer: there is nothing to race for.
  gunicorn: (words) =>
    optionOf(words, '-k', '--worker-class', '--threads') === undefined ||
    optionOf(words, '-c', '--config') !== undefined
      ? undefined
      : {
          seconds: Number(optionOf(words, '--keep-alive') ?? 2),
          mend: 'Add `--keep-alive 75`.',
        },
};

/** Node's own HTTP server, under a framework that leaves it as it is. */
function nodeServer({ source }: SourcedTask): Server | undefined {
  const files = source.build?.files ?? [];
  const isNodes = ['express', 'koa', '@nestjs/platform-express'].some((name) =>
    dependsOn(source, name),
  );
  const isSet = files.some(({ mentions }) => mentions.some(({ kind }) => kind === 'keep-alive'));
  return isNodes && !isSet
    ? { seconds: 5, mend: 'Set `server.keepAliveTimeout = 65_000` on what `listen()` returns.' }
    : undefined;
}
