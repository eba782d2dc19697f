import type { Reference } from '../../intrinsics.ts';
import type { Scope } from '../scope.ts';

/** Where tasks run, as ECS and the scheduler take it. */
export interface Placement {
  readonly Subnets: Reference;
  readonly SecurityGroups: readonly Reference[];
  readonly AssignPublicIp: 'ENABLED' | 'DISABLED';
}

/** Private subnets behind a NAT gateway; without one, public subnets and an address for each task. */
export function placeTasks({ application, service, takings }: Scope): Placement {
  const isPublic = application.network.nat === 'none';
  return {
    Subnets: takings.subnets(isPublic ? 'public-subnets' : 'private-subnets'),
    SecurityGroups: [takings.value(`security-group/${service.name}`)],
    AssignPublicIp: isPublic ? 'ENABLED' : 'DISABLED',
  };
}
