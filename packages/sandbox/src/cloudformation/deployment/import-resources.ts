import { keepOnly } from '../stacks/keep-only.ts';
import type { Imports, Stack } from '../stacks/stack.ts';
import { resourceOf } from './apply-resource.ts';
import { rememberAsStable } from './deploy-stack.ts';
import type { Deployment } from './deployment.ts';
import { describeResource } from './describe-resource.ts';
import { preparationReason } from './failure-reason.ts';
import { adoptPhysical } from './provision.ts';
import { runInOrder } from './run-in-order.ts';
import type { StackWork } from './stack-work.ts';

/**
 * Puts resources that exist under the care of a stack, as they are: all of them, or none. Never
 * rejects for what is missing.
 */
export async function importResources(
  work: StackWork,
  deployment: Deployment,
  imports: Imports,
): Promise<void> {
  const { stack } = work;
  const before = stack.deployment;
  const failed: string[] = [];
  stack.deployment = deployment;
  work.setStatus('IMPORT_IN_PROGRESS', 'User Initiated');
  await runInOrder(neededAmong(imports, deployment), async (logicalId) => {
    const failure = await importResource(work, deployment, logicalId, imports.get(logicalId) ?? '');
    if (failure) failed.push(logicalId);
    return !failure;
  });
  if (failed.length > 0) return letGo(work, before, imports, failed);
  rememberAsStable(stack, deployment);
  work.setStatus('IMPORT_COMPLETE');
}

function neededAmong(
  imports: Imports,
  { dependencies }: Deployment,
): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map([...imports.keys()].map((id) => [id, dependencies.get(id) ?? new Set()]));
}

/** Answers whether it failed. */
async function importResource(
  work: StackWork,
  deployment: Deployment,
  logicalId: string,
  identity: string,
): Promise<boolean> {
  const declaration = deployment.resources.get(logicalId);
  if (declaration === undefined) return true;
  const resource = resourceOf(work, logicalId, declaration);
  resource.physicalId = identity;
  work.setResource(resource, 'IMPORT_IN_PROGRESS', 'Resource import started.');
  try {
    const { sources, stack } = work;
    const description = describeResource(sources, stack, deployment, logicalId, declaration);
    if (!(await adoptPhysical(work, resource, description, identity))) {
      work.setResource(resource, 'IMPORT_FAILED', notThere(declaration.type, identity));
      return true;
    }
    work.setResource(resource, 'IMPORT_COMPLETE', 'Resource import completed.');
    return false;
  } catch (error) {
    work.setResource(resource, 'IMPORT_FAILED', preparationReason(error, work.sources.identity));
    return true;
  }
}

function notThere(type: string, identity: string): string {
  return `Resource of type '${type}' with identifier '${identity}' was not found.`;
}

/** What had been taken up is let go again, and nothing happens to it. */
function letGo(
  work: StackWork,
  before: Stack['deployment'],
  imports: Imports,
  failed: readonly string[],
): void {
  const { stack } = work;
  work.setStatus(
    'IMPORT_ROLLBACK_IN_PROGRESS',
    `The following resource(s) failed to import: [${failed.join(', ')}]. `,
  );
  for (const resource of [...imports.keys()].flatMap((id) => stack.resources.get(id) ?? [])) {
    if (resource.physical) stack.existing.delete(resource.physical);
    resource.physical = undefined;
    work.setResource(resource, 'IMPORT_ROLLBACK_COMPLETE');
  }
  if (before === undefined) delete stack.deployment;
  else stack.deployment = before;
  keepOnly(stack, stack.stable?.versions ?? new Map());
  work.setStatus('IMPORT_ROLLBACK_COMPLETE');
}
