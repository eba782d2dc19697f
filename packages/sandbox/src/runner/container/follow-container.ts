import { setTimeout as sleep } from 'node:timers/promises';
import type { Container } from 'dockerode';
import type { ContainerExit, ContainerListener } from '../task-runner.ts';
import { type Attachment, closed } from './attach.ts';
import { splitLines } from './split-lines.ts';

const killedBySignal = 137;

export interface FollowedContainer {
  /** Resolves when it says nothing more. */
  readonly ended: Promise<void>;
  /** To be called before it is killed on purpose. */
  readonly killed: () => void;
}

/** Hands a container's lines and, after the last one, its exit to a listener. */
export function followContainer(
  container: Container,
  { connection, onOutput }: Attachment,
  listener: ContainerListener,
): FollowedContainer {
  let killedByUs = false;
  const outputs = { stdout: splitLines(listener.log), stderr: splitLines(listener.log) };
  onOutput((stream, bytes) => outputs[stream].add(bytes));
  const ended = closed(connection).then(() => {
    outputs.stdout.end();
    outputs.stderr.end();
    void readExit(container).then((exit) => {
      if (!exit) return;
      const outOfMemory = exit.outOfMemory || (exit.code === killedBySignal && !killedByUs);
      listener.exited({ code: exit.code, outOfMemory });
    });
  });
  return {
    ended,
    killed: () => {
      killedByUs = true;
    },
  };
}

/**
 * How a container that says nothing more ended; undefined when it was removed or never started.
 * Podman's own wait looks four times a second: too late for what restarts.
 */
async function readExit(container: Container): Promise<ContainerExit | undefined> {
  try {
    for (let tries = 0; tries < 50; tries++) {
      const { State } = await container.inspect();
      if (State.Status === 'created' || State.Status === 'initialized') return undefined;
      if (!State.Running) return { code: State.ExitCode, outOfMemory: State.OOMKilled };
      await sleep(20);
    }
    // It closed its outputs and lives on.
    const { StatusCode } = await container.wait();
    return { code: StatusCode, outOfMemory: false };
  } catch {
    return undefined;
  }
}
