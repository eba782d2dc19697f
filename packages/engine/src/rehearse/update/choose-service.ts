import type { Application, TaskKind } from '@seaworthy/compiler';

/** Services that ECS rolls. */
export type UpdatedService = Extract<TaskKind, { readonly kind: 'web' | 'worker' }>;

/** The service that an update is rehearsed with: the first that the load balancer serves. */
export function chooseService({ services }: Application): UpdatedService | undefined {
  const rolled = services.filter(
    (service): service is UpdatedService => service.kind === 'web' || service.kind === 'worker',
  );
  return rolled.find(({ kind }) => kind === 'web') ?? rolled[0];
}
