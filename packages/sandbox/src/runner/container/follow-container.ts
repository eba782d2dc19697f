import { setTimeout as sleep } from 'node:timers/promises';
import type { Container } from 'dockerode';
import type { ContainerExit } from '../task-runner.ts';
import { type Attachment, closed } from './attach.ts';
import { initFailure } from './init-failure.ts';
import { splitLines } from './split-lines.ts';

const killedBySignal = 137;

export interface FollowedContainer {
  /** Resolves after its last line. */
  readonly exit: Promise<ContainerExit>;
  /** To be called before it is killed on purpose. */
  readonly killed: () => void;
}

/** Hands a container's lines to a listener, and waits for its end. */
export function followContainer(
  container: Container,
  { connection, onOutput }: Attachment,
  log: (line: string) => void,
): FollowedContainer {
  let killedByUs = false;
  let neverStarted: number | undefined;
  const complain = (line: string) => {
    neverStarted ??= initFailure(line);
    log(line);
  };
  const outputs = { stdout: splitLines(log), stderr: splitLines(complain) };
  onOutput((stream, bytes) => outputs[stream].add(bytes));
  const exit = closed(connection).then(async () => {
    outputs.stdout.end();
    outputs.stderr.end();
    const { code, outOfMemory } = await readExit(container);
    if (code === 1 && neverStarted !== undefined) return { code: neverStarted, outOfMemory: false };
    return { code, outOfMemory: outOfMemory || (code === killedBySignal && !killedByUs) };
  });
  return {
    exit,
    killed: () => {
      killedByUs = true;
    },
  };
}

/**
 * How a container that says nothing more ended; removed, it was killed. Podman's own wait looks
 * four times a second: too late for what restarts.
 */
async function readExit(container: Container): Promise<ContainerExit> {
  try {
    for (let tries = 0; tries < 50; tries++) {
      const { State } = await container.inspect();
      if (!State.Running) return { code: State.ExitCode, outOfMemory: State.OOMKilled };
      await sleep(20);
    }
    // It closed its outputs and lives on.
    const { StatusCode } = await container.wait();
    return { code: StatusCode, outOfMemory: false };
  } catch {
    return { code: killedBySignal, outOfMemory: false };
  }
}
