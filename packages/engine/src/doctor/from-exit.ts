import type { TaskEvent } from '../events/engine-event.ts';
import type { Cause, Finding } from './cause.ts';
import { finalError, saidLines } from './logged-error.ts';
import { quoted } from './quoted.ts';

/** A container that was asked to stop and did not, without a word about memory. */
export function fromKill({
  stopCode = '',
  stoppedReason,
  containers,
}: TaskEvent): readonly Finding[] {
  if (!stopsByOthers.has(stopCode)) return [];
  return containers.flatMap(({ name, exitCode, reason = '' }) =>
    exitCode === 137 && !/OutOfMemory/.test(reason)
      ? [
          {
            cause: 'sigterm-ignored',
            evidence: `${stoppedReason} (${name}: exit code 137)`,
            certainty: 'certain',
          },
        ]
      : [],
  );
}

const stopsByOthers: ReadonlySet<string> = new Set([
  'ServiceSchedulerInitiated',
  'SpotInterruption',
  'UserInitiated',
]);

/** A container that left by itself, when nothing else says why. */
export function fromCrash(task: TaskEvent, log: readonly string[]): readonly Finding[] {
  if (!hasCrashed(task)) return [];
  const ended = task.containers.filter(({ exitCode }) => exitCode !== undefined);
  // Those with 137 and 143 were mostly ended because another one had left.
  const container = ended.find(({ exitCode }) => exitCode !== 137 && exitCode !== 143) ?? ended[0];
  if (!container) return [];
  const { name, exitCode = 1 } = container;
  const known = log.some((line) => line.trim() !== '')
    ? exitCodes[exitCode]
    : (exitCodes[exitCode] ?? silentExitCodes[exitCode]);
  const words = known === 'exit-0-in-service' ? undefined : finalWords(log);
  return [
    {
      cause: known ?? 'crash-loop',
      evidence: `${words ?? task.stoppedReason ?? 'the task stopped'} (${name}: exit code ${exitCode})`,
      certainty: known === 'exit-0-in-service' ? 'certain' : 'possible',
    },
  ];
}

/** The last error; without one, the last line that complains, or that is there at all. */
function finalWords(log: readonly string[]): string | undefined {
  const headline = finalError(log)?.headline;
  if (headline !== undefined) return quoted(headline);
  const said = saidLines(log);
  const complaint = said.findLast((line) => complains.test(line));
  if (complaint !== undefined) return quoted(complaint);
  const last = said.at(-1);
  return last === undefined ? undefined : `its last line is ${quoted(last)}`;
}

const complains =
  /\b(cannot|can['’]?t|could( not|n['’]t)|fail(s|ed|ure)?|unable|not found|no such|does not exist|denied|refused|rejected|invalid|missing|timed? ?out|timeout|abort(ed)?|exhausted|unexpected|unsupported|error)\b/i;

const exitCodes: Readonly<Record<number, Cause>> = {
  0: 'exit-0-in-service',
  126: 'exit-126-127',
  127: 'exit-126-127',
};

/** What a program that was not started, or ended before its first line, leaves with. */
const silentExitCodes: Readonly<Record<number, Cause>> = {
  9: 'dotenv-file-required',
  255: 'image-platform-mismatch',
};

/** As a job ends that has done its work. */
export function isDone({ containers }: TaskEvent): boolean {
  return containers.every(({ exitCode }) => exitCode === 0);
}

/** A container left by itself. */
export function hasCrashed({ stopCode }: TaskEvent): boolean {
  return stopCode === 'EssentialContainerExited';
}
