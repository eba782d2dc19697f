import type { Diagnostic } from '@seaworthy/compiler';
import type { StackTags } from '../deploy/stack-deployment.ts';
import { keepableIn } from '../deploy/take-up/declared-resource.ts';
import { importableTypes } from '../deploy/take-up/importable-types.ts';
import { findNamed, nameOf } from '../deploy/take-up/named-resources.ts';
import { describeOwner } from './describe-owner.ts';
import type { ShipContext } from './ship-context.ts';
import { shipProblems as problems } from './ship-problems.ts';
import type { ShipRequest } from './ship-request.ts';

/** What has a name that the deployment needs, and is somebody else's: AWS gives no name twice. */
export async function checkResourceNames(
  { templates, graph }: Pick<ShipRequest, 'templates' | 'graph'>,
  ours: StackTags,
  context: Pick<ShipContext, 'clients' | 'signal'>,
): Promise<readonly Diagnostic[]> {
  const found = await Promise.all(
    templates.map(async ({ stack, body }) => {
      const declared = keepableIn(body);
      const named = await findNamed(declared, ours, context);
      const resources = graph.stacks.find(({ name }) => name === stack)?.resources;
      return [...named].flatMap(([logicalId, there]) => {
        const resource = declared[logicalId];
        if (there.kind !== 'taken' || !resource) return [];
        const span = resources?.find(({ id }) => id === logicalId)?.span;
        const given = {
          what: importableTypes[resource.Type]?.what ?? resource.Type,
          name: nameOf(resource) ?? logicalId,
          owner: describeOwner(there.tags),
        };
        return [problems['deploy/resource-taken'](span, given)];
      });
    }),
  );
  return found.flat();
}
