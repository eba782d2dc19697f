import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine } from '../../engine/engine.ts';
import { partLabel, removalOrder } from './labels.ts';

type LabelFilter = (labels: Readonly<Record<string, string>>) => boolean | Promise<boolean>;

/**
 * Removes every container, volume and image of ours whose labels are wanted. What cannot be removed
 * keeps nothing else from it; then it throws an AggregateError.
 */
export async function removeLabelled(
  engine: Engine,
  label: string,
  wanted: LabelFilter,
): Promise<void> {
  const filters = { label: [label] };
  const failures = new Map<string, unknown>();
  const each = async (ids: readonly string[], remove: (id: string) => Promise<void>) => {
    await Promise.all(ids.map((id) => remove(id).catch((error) => failures.set(id, error))));
  };
  const containers = await keep(await engine.docker.listContainers({ all: true, filters }), wanted);
  for (const part of removalOrder) {
    const ofPart = containers.filter(({ Labels }) => Labels[partLabel] === part);
    await each(ids(ofPart), (id) => removeContainer(engine, id));
  }
  const { Volumes } = await engine.docker.listVolumes({ filters: { label: [label] } });
  const volumes = await keep(Volumes ?? [], wanted);
  await each(
    volumes.map(({ Name }) => Name),
    (name) => removeVolume(engine, name),
  );
  // Ours are made for Docker only; Podman would read each image it has, and that can be hundreds.
  if (engine.kind === 'docker') {
    const images = await keep(await engine.docker.listImages({ filters }), wanted);
    await each(ids(images), (id) => ifPresent(engine.docker.getImage(id).remove({ force: true })));
  }
  if (failures.size === 0) return;
  const told = [...failures].map(([id, error]) => `${id.slice(0, 12)}: ${messageOf(error)}`);
  throw new AggregateError([...failures.values()], told.join('; '));
}

const ids = (things: readonly { readonly Id: string }[]) => things.map(({ Id }) => Id);

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Kills a container and removes it with the volumes that only it had. */
export async function removeContainer(engine: Engine, id: string): Promise<void> {
  const container = engine.docker.getContainer(id);
  // Podman would first ask it to stop, and wait; to kill it apart can take long while it ends.
  const options = { force: true, v: true, timeout: 0 };
  await untilSettled(() => unlessAbsent(container.remove(options)));
}

/** Podman refuses for a moment while it notices that a container has ended. */
async function untilSettled(act: () => Promise<void>, tries = 50): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (tries === 0 || !/state improper/.test(String(error))) throw error;
    await sleep(20);
    await untilSettled(act, tries - 1);
  }
}

/** Removes a volume with what is in it. */
export function removeVolume(engine: Engine, name: string): Promise<void> {
  return ifPresent(engine.docker.getVolume(name).remove());
}

/** Waits for an answer; that the thing is not there, or does not run, is as good. */
export async function ifPresent(answer: Promise<unknown>): Promise<void> {
  try {
    await unlessAbsent(answer);
  } catch (error) {
    // Podman answers 500 when it shall kill what does not run.
    if (!notRunning.test(String(error))) throw error;
  }
}

const notRunning = /not running|only kill running|state improper: (stopped|exited)/;

/** Waits for an answer; that the thing is not there is as good. */
async function unlessAbsent(answer: Promise<unknown>): Promise<void> {
  try {
    await answer;
  } catch (error) {
    const isAbsent = error instanceof Error && 'statusCode' in error && error.statusCode === 404;
    if (!isAbsent) throw error;
  }
}

async function keep<Thing extends { readonly Labels: Readonly<Record<string, string>> | null }>(
  things: readonly Thing[],
  wanted: LabelFilter,
): Promise<Thing[]> {
  const kept: Thing[] = [];
  for (const thing of things) if (await wanted(thing.Labels ?? {})) kept.push(thing);
  return kept;
}
