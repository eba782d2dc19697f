import { deployStack } from '../../deploy/deploy-stack.ts';
import { describeStack } from '../../deploy/describe-stack.ts';
import { holdingLease } from '../../deploy/lease/holding-lease.ts';
import { tagsFor } from '../../deploy/stack-deployment.ts';
import { identifyAccount } from '../../preflight/identify-account.ts';
import type { DeployedStack } from '../find-stacks.ts';
import type { OperationContext } from '../operation-context.ts';
import {
  ownerOf,
  parseTemplate,
  readTemplate,
  type TemplateBody,
} from '../template/template-body.ts';
import { withoutProtection, withoutStores } from './change-template.ts';
import { deleteStack, notDeleted } from './delete-stack.ts';
import type { Destruction, DestructionResult, NotDeleted } from './destruction.ts';
import { stopLeftTasks } from './stop-left-tasks.ts';

/**
 * Deletes what was planned: services side by side, then stores, then what they stood on. Ends at the
 * first layer in which something cannot be deleted. Whatever is left, the same again goes on there.
 * `host` names this machine to others, who cannot deploy meanwhile. Throws LeaseTaken while somebody
 * else deploys.
 */
export async function destroy(
  destruction: Destruction,
  host: string,
  context: OperationContext,
): Promise<DestructionResult> {
  const { project, environment } = destruction;
  try {
    const { by } = await identifyAccount({ ...context, region: '' }, context.signal);
    const holder = { project, environment, by, host };
    return await holdingLease(holder, context, async (held) =>
      deleteInOrder(await asItIs(destruction, held), held),
    );
  } catch (error) {
    if (!context.signal.aborted) throw error;
    return { outcome: 'interrupted', failures: [] };
  }
}

/** Since it was planned, the lease was waited for, and an earlier deletion may have gone on. */
async function asItIs(planned: Destruction, context: OperationContext): Promise<Destruction> {
  const { services, data, foundation, ...rest } = planned;
  const now = async (stacks: readonly DeployedStack[]): Promise<readonly DeployedStack[]> => {
    const found = await Promise.all(stacks.map(({ name }) => describeStack(name, context)));
    return stacks.flatMap((stack, at) => {
      const status = found[at]?.StackStatus;
      return status === undefined ? [] : [{ ...stack, status }];
    });
  };
  const [[dataNow], [foundationNow], servicesNow] = await Promise.all([
    now(data ? [data] : []),
    now(foundation ? [foundation] : []),
    now(services),
  ]);
  return {
    ...rest,
    services: servicesNow,
    ...(dataNow && { data: dataNow }),
    ...(foundationNow && { foundation: foundationNow }),
  };
}

async function deleteInOrder(
  destruction: Destruction,
  context: OperationContext,
): Promise<DestructionResult> {
  const { services, stores, data, foundation, isWhole } = destruction;
  const steps = [
    () => deleteServices(services, foundation, context),
    async () => (data ? removeStores(data, destruction, context) : []), // while tasks hold no connection
    async () => (data && isWhole ? deleteStack(data, context) : []),
    async () => (foundation && isWhole ? unprotect(foundation, destruction, context) : []),
    async () => (foundation && isWhole ? deleteStack(foundation, context) : []), // data stood in its network
  ];
  for (const step of isWhole || stores.length > 0 ? steps : steps.slice(0, 1)) {
    const failures = await step();
    if (failures.length > 0) return { outcome: 'failed', failures };
  }
  return { outcome: 'done', failures: [] };
}

type Failures = readonly NotDeleted[];

/** Tasks without a service are stopped when nothing starts them any more. */
async function deleteServices(
  stacks: readonly DeployedStack[],
  foundation: DeployedStack | undefined,
  context: OperationContext,
): Promise<Failures> {
  const failures = await Promise.all(stacks.map((stack) => deleteStack(stack, context)));
  // Where the foundation goes already, they were stopped before it.
  const stands = foundation && foundation.status !== 'DELETE_IN_PROGRESS';
  if (stands) await stopLeftTasks(foundation, context);
  return failures.flat();
}

/** Named stores lose their protection, and, when others stay in the stack, go by an update of it. */
async function removeStores(
  data: DeployedStack,
  destruction: Destruction,
  context: OperationContext,
): Promise<Failures> {
  const { stores, isWhole } = destruction;
  const failures = await update(
    data,
    destruction,
    (template) =>
      withoutProtection(
        template,
        (resource) => isWhole || stores.includes(ownerOf(resource) ?? ''),
      ),
    context,
  );
  if (isWhole || failures.length > 0) return failures;
  return update(data, destruction, (template) => withoutStores(template, stores), context);
}

function unprotect(
  stack: DeployedStack,
  destruction: Destruction,
  context: OperationContext,
): Promise<Failures> {
  return update(stack, destruction, (template) => withoutProtection(template, () => true), context);
}

/** A stack whose deletion had begun cannot be updated, and need not be. */
async function update(
  { name, layer, status, parameters }: DeployedStack,
  owner: Destruction,
  change: (template: TemplateBody) => TemplateBody,
  context: OperationContext,
): Promise<Failures> {
  if (status.startsWith('DELETE_') || status === 'ROLLBACK_COMPLETE') return [];
  const before = await readTemplate(name, context);
  const body = JSON.stringify(change(parseTemplate(before)));
  if (body === JSON.stringify(JSON.parse(before))) return [];
  const stack = { name, layer, body, parameters, tags: tagsFor(owner) };
  const { outcome, failures } = await deployStack(stack, context);
  if (outcome !== 'failed') return [];
  return notDeleted(failures, { StackName: name });
}
