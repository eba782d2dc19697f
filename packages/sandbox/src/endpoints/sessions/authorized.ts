import type { Operation, Operations, ServiceName, Services } from '../../aws/operation.ts';
import { denied } from '../../aws/service-faults.ts';
import type { Roles } from '../../iam/roles.ts';
import { findDenial } from './authorize.ts';

/** The services as they answer who is asked for permissions: a role's holder, not the developer. */
export function authorized(services: Services, roles: Roles): Services {
  const guard = (service: ServiceName, { needs, run }: Operation<unknown, object>) => ({
    needs,
    run: (input: unknown, call: Parameters<typeof run>[1]) => {
      const denial = findDenial(call.caller, needs(input), roles);
      if (denial !== undefined) throw denied(service, denial);
      return run(input, call);
    },
  });
  const names = Object.keys(services) as ServiceName[];
  return Object.fromEntries(
    names.map((service) => {
      const operations: Operations = services[service];
      const guarded = Object.entries(operations).map(([name, operation]) => [
        name,
        guard(service, operation),
      ]);
      return [service, Object.fromEntries(guarded)];
    }),
  ) as Services;
}
