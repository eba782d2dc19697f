import { randomUUID } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Container } from 'dockerode';
import { closed, separateOutput } from './attach.ts';
import type { Run } from './run.ts';
import { runSupport } from './run-support.ts';

/** The most output of a command that is kept, in characters; ECS keeps no more of a health check. */
const mostOutput = 4096;

/** The variable by which a command and what it started are found again. */
const markVariable = 'SEAWORTHY_EXEC';

export interface CommandToRun {
  readonly command: readonly string[];
  /** Milliseconds. */
  readonly timeout: number;
  /** Is given what goes on after the time is over: the container cannot go before that. */
  readonly after: (killing: Promise<void>) => void;
}

/**
 * Runs a command in a running container. When its time is over, it rejects, and kills the command
 * with everything that it started.
 */
export async function runInContainer(
  run: Run,
  container: Container,
  { command, timeout, after }: CommandToRun,
): Promise<{ readonly code: number; readonly output: string }> {
  const mark = randomUUID();
  const execution = await container.exec({
    Cmd: [...command],
    AttachStdout: true,
    AttachStderr: true,
    Env: [`${markVariable}=${mark}`],
  });
  const connection = (await execution.start({ hijack: true, stdin: false })) as Duplex;
  let output = '';
  separateOutput(connection, (_stream, bytes) => {
    output = `${output}${bytes}`.slice(0, mostOutput);
  });
  if (await endsWithin(connection, timeout)) {
    const { ExitCode } = await execution.inspect();
    return { code: ExitCode ?? 0, output };
  }
  connection.destroy();
  after(killMarked(run, container, mark).catch(() => undefined));
  throw new Error(`The command did not end within ${timeout / 1000} s.`);
}

async function endsWithin(connection: Duplex, timeout: number): Promise<boolean> {
  const over = new AbortController();
  const ended = await Promise.race([
    closed(connection).then(() => true),
    sleep(timeout, false, { signal: over.signal }).catch(() => false),
  ]);
  over.abort();
  return ended;
}

/** The engine's API cannot end a command: a container in the same process namespace does. */
function killMarked(run: Run, container: Container, mark: string): Promise<void> {
  const script = `
for process in /proc/[0-9]*; do
  if grep -q '${markVariable}=${mark}' "$process/environ" 2>/dev/null; then
    kill -9 "\${process#/proc/}" 2>/dev/null || true
  fi
done`;
  return runSupport(run, script, {
    PidMode: `container:${container.id}`,
    CapAdd: ['SYS_PTRACE'],
  });
}
