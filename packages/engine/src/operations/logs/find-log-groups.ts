import type { WatchedLog } from '../../watch/watch-logs.ts';
import { findStacks } from '../find-stacks.ts';
import { listResources, physicalId } from '../list-resources.ts';
import type { OperationContext, PlannedProject } from '../operation-context.ts';

/** The log groups of deployed services: of those that are named, or of all. */
export async function findLogGroups(
  project: PlannedProject,
  services: readonly string[],
  context: OperationContext,
): Promise<readonly WatchedLog[]> {
  const stacks = (await findStacks(project, context)).flatMap(({ name, service = '' }) => {
    const isAsked = services.length === 0 || services.includes(service);
    return service !== '' && isAsked ? [{ name, service }] : [];
  });
  const groups = await Promise.all(
    stacks.map(async ({ name, service }) => {
      const group = physicalId(await listResources(name, context), 'AWS::Logs::LogGroup');
      return group === undefined ? [] : [{ name: service, group }];
    }),
  );
  return groups.flat();
}
