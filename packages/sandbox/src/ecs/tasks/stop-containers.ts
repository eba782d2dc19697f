import type { ContainerLife } from './container-life.ts';

/** Stops a task's containers, each after those that depend on it; resolves when all have exited. */
export async function stopContainers(containers: readonly ContainerLife[]): Promise<void> {
  const stopping = new Map<ContainerLife, Promise<void>>();

  function stop(container: ContainerLife): Promise<void> {
    const known = stopping.get(container);
    if (known !== undefined) return known;
    const stopped = Promise.all(dependentsOn(container, containers).map(stop)).then(() =>
      container.stop(),
    );
    stopping.set(container, stopped);
    return stopped;
  }

  await Promise.all(containers.map(stop));
}

function dependentsOn({ name }: ContainerLife, containers: readonly ContainerLife[]) {
  return containers.filter(({ definition }) =>
    definition.dependsOn?.some(({ containerName }) => containerName === name),
  );
}
