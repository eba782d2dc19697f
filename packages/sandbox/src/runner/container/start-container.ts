import type { Container } from 'dockerode';
import { engineImage } from '../engine/images/inspect-image.ts';
import type {
  ContainerListener,
  ContainerToRun,
  RunningContainer,
  TaskToRun,
} from '../task-runner.ts';
import { attach } from './attach.ts';
import { containerSettings } from './container-settings.ts';
import { addFiles } from './files/add-files.ts';
import { imageWithFiles } from './files/image-with-files.ts';
import { planTrust } from './files/plan-trust.ts';
import { type FollowedContainer, followContainer } from './follow-container.ts';
import { measureUsage } from './measure-usage.ts';
import type { Wire } from './network/lay-wire.ts';
import { ifPresent, removeContainer } from './ownership/remove.ts';
import type { Run } from './run.ts';
import { type CommandToRun, runInContainer } from './run-in-container.ts';
import { createFailure, startFailure } from './start-failures.ts';
import type { Volumes } from './volumes/create-volumes.ts';

/** A task whose network and volumes exist. */
export interface StartedTask {
  readonly run: Run;
  readonly task: TaskToRun;
  readonly wire: Wire;
  readonly volumes: Volumes;
}

export interface StartedContainer {
  readonly running: RunningContainer;
  /** Kills and removes it. */
  remove(): Promise<void>;
}

/** Creates a container, puts its files in place, and starts it. Throws StartFailure. */
export async function startContainer(
  place: StartedTask,
  container: ContainerToRun,
  listener: ContainerListener,
): Promise<StartedContainer> {
  const { engine } = place.run;
  sayWhatDiffers(place, container);
  const created = await create(place, container).catch((error) => {
    throw createFailure(error);
  });
  try {
    const attachment = await attach(engine, created, { stdin: false });
    const followed = followContainer(created, attachment, listener.log);
    await created.start();
    void followed.exit.then(listener.exited);
    const killings: Promise<void>[] = [];
    return {
      running: runningContainer(place, created, followed, (killing) => killings.push(killing)),
      async remove() {
        followed.killed();
        await Promise.all(killings);
        await removeContainer(engine, created.id);
      },
    };
  } catch (error) {
    await removeContainer(engine, created.id);
    throw startFailure(error);
  }
}

async function create(place: StartedTask, container: ContainerToRun): Promise<Container> {
  const { run, volumes } = place;
  const image = await engineImage(run.engine, container.image);
  if (!image) throw new Error(`No such image: ${container.image}`);
  const trust = planTrust(run, image.Config.Env ?? [], container.environment);
  const early = run.engine.kind === 'docker' && container.readonlyRootFilesystem;
  const created = await run.engine.docker.createContainer(
    containerSettings(place, container, {
      // Docker puts nothing into a container whose root is read-only: it gets another image.
      image: early ? await imageWithFiles(run, image.Id, trust) : image.Id,
      environment: trust.environment,
      mounts: await volumes.mount(container, Object.keys(image.Config.Volumes ?? {})),
    }),
  );
  try {
    if (!early) await addFiles(run, created, image.Id, trust, container.files);
    return created;
  } catch (error) {
    await removeContainer(run.engine, created.id);
    throw error;
  }
}

function runningContainer(
  { run }: StartedTask,
  container: Container,
  { exit, killed }: FollowedContainer,
  after: CommandToRun['after'],
): RunningContainer {
  return {
    runtimeId: container.id,
    exec: (command, timeout) => runInContainer(run, container, { command, timeout, after }),
    async signal(name) {
      if (name === 'SIGKILL') killed();
      // Podman's answer can take long when the container ends at the same moment.
      await Promise.race([ifPresent(container.kill({ signal: name })), exit]);
    },
    // Without control groups of its own, what it uses is what all use.
    usage: run.engine.controls.memory ? measureUsage(container) : async () => undefined,
  };
}

function sayWhatDiffers({ run, task }: StartedTask, { ulimits }: ContainerToRun): void {
  const { engine, standIn } = run;
  if (task.cpu / 1024 > engine.cpus) {
    standIn(`${task.cpu / 1024} vCPU of a task`, `the ${engine.cpus} of this machine`);
  }
  const free = (['memory', 'cpu'] as const).filter((name) => !engine.controls[name]);
  if (free.length > 0) {
    standIn(
      `${free.join(' and ').replace('cpu', 'CPU')} limits of containers`,
      'none, as the engine runs without root and this machine hands it no control groups',
    );
  }
  const wanted = ulimits.find(({ name }) => name === 'nofile')?.hard ?? 65_535;
  if (engine.limits && engine.limits.nofile < wanted) {
    standIn(
      `${wanted} open files of a container`,
      `${engine.limits.nofile}, the most that this machine allows`,
    );
  }
}
