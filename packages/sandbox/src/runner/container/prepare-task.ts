import { ImageFailure } from '../engine/images/image-failure.ts';
import { getImage } from '../engine/images/pull-image.ts';
import type { ContainerToRun, PreparedTask, TaskToRun } from '../task-runner.ts';
import { StartFailure } from '../task-runner.ts';
import { layWire } from './network/lay-wire.ts';
import { probeTask } from './probe-task.ts';
import type { Run } from './run.ts';
import { type StartedContainer, startContainer } from './start-container.ts';
import { createVolumes } from './volumes/create-volumes.ts';

/** Makes a task's place: a wire to the router, whose network its containers share. */
export async function prepareTask(
  run: Run,
  task: TaskToRun,
  signal: AbortSignal,
): Promise<PreparedTask> {
  signal.throwIfAborted();
  const volumes = createVolumes(run, task);
  const wire = await layWire(run, task);
  const started = new Set<Promise<StartedContainer>>();
  let disposal: Promise<void> | undefined;

  const dispose = async () => {
    const containers = await Promise.allSettled(started);
    const running = containers.flatMap((start) => ('value' in start ? start.value : []));
    await Promise.all(running.map((container) => container.remove()));
    await wire.remove();
    await volumes.remove();
  };
  const prepared: PreparedTask = {
    pull: (container, pullSignal) => pull(run, task, container, pullSignal),
    async start(container, listener) {
      if (disposal !== undefined) throw new Error(`${task.taskArn} is disposed of.`);
      const start = startContainer({ run, task, wire, volumes }, container, listener);
      started.add(start);
      return (await start).running;
    },
    dial: (port) => run.router.dial(task.address, port),
    probe: (request) => probeTask(() => run.router.dial(task.address, request.port), task, request),
    listening: () => wire.listening(),
    dispose() {
      disposal ??= dispose();
      return disposal;
    },
  };
  if (signal.aborted) {
    await prepared.dispose();
    signal.throwIfAborted();
  }
  return prepared;
}

async function pull(
  run: Run,
  task: TaskToRun,
  { image }: ContainerToRun,
  signal: AbortSignal,
): Promise<void> {
  const platform = task.architecture === 'ARM64' ? 'linux/arm64' : 'linux/amd64';
  try {
    await getImage(run.engine, image, { report: () => undefined, signal, platform });
  } catch (error) {
    if (!(error instanceof ImageFailure)) throw error;
    throw new StartFailure(
      'CannotPullContainerError',
      `pull image manifest has been retried 1 time(s): failed to resolve ref ${image}: ${error.message}`,
    );
  }
}
