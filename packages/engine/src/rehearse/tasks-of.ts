import type { Application, TaskKind } from '@seaworthy/compiler';

/** Everything that runs as a task: sites have no image. */
export function tasksOf({ services }: Application): readonly TaskKind[] {
  return services.filter((service): service is TaskKind => service.kind !== 'site');
}
