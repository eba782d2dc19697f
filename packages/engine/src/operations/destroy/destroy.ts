import { deployStack } from '../../deploy/deploy-stack.ts';
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
    return await holdingLease(holder, context, ({ signal }) =>
      deleteInOrder(destruction, { ...context, signal }),
    );
  } catch (error) {
    if (!context.signal.aborted) throw error;
    return { outcome: 'interrupted', failures: [] };
  }
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
  if (foundation) await stopLeftTasks(foundation, context);
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
