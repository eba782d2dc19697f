import { keepOnly } from '../stacks/keep-only.ts';
import type { Stack } from '../stacks/stack.ts';
import { applyResource } from './apply-resource.ts';
import { deleteResources } from './delete-resources.ts';
import type { Deployment } from './deployment.ts';
import { existingResources } from './describe-resource.ts';
import { evaluateOutputs } from './evaluate-outputs.ts';
import { brokenExport, type ExportRegister } from './exports.ts';
import { preparationReason } from './failure-reason.ts';
import { rollBackCreation, rollBackUpdate } from './roll-back.ts';
import { runInOrder } from './run-in-order.ts';
import type { StackWork } from './stack-work.ts';

export interface DeployOptions {
  readonly kind: 'CREATE' | 'UPDATE';
  readonly onFailure: 'ROLLBACK' | 'DELETE' | 'DO_NOTHING';
  /** A resource of `DeletionPolicy: Retain` that this very operation created is deleted again. */
  readonly retainExceptOnCreate: boolean;
}

/**
 * Creates or updates a stack to its end: complete, rolled back, or failed and left as it is. Never
 * rejects for what a resource does.
 */
export async function deployStack(
  work: StackWork,
  deployment: Deployment,
  exports: ExportRegister,
  options: DeployOptions,
): Promise<void> {
  const { stack } = work;
  stack.deployment = deployment;
  work.setStatus(`${options.kind}_IN_PROGRESS`, 'User Initiated');
  takeAsItIs(stack, deployment);
  const failure = await apply(work, deployment, exports);
  if (failure === undefined) await complete(work, deployment, options.kind);
  else if (work.stopped === 'deleted') return;
  else await giveUp(work, failure, options);
}

/** What was changed or deleted without CloudFormation is not what the stack says of it. */
function takeAsItIs({ resources, existing }: Stack, { drifts = new Map() }: Deployment): void {
  for (const [logicalId, { status }] of drifts) {
    const resource = resources.get(logicalId);
    if (resource?.physical === undefined) continue;
    if (status === 'MODIFIED') {
      resource.physical.broken = 'update';
      continue;
    }
    existing.delete(resource.physical);
    resource.physical = undefined;
    delete resource.physicalId;
  }
}

/** Brings every resource to the deployment; answers why that failed, if it did. */
async function apply(
  work: StackWork,
  deployment: Deployment,
  exports: ExportRegister,
): Promise<string | undefined> {
  await runInOrder(deployment.dependencies, (logicalId) =>
    applyResource(work, deployment, logicalId),
  );
  if (work.stopped === 'cancelled') return 'User Initiated';
  const failures = work.failures();
  if (failures !== '' || work.stopped !== undefined) return failures;
  return setOutputs(work, deployment, exports);
}

function setOutputs(
  work: StackWork,
  deployment: Deployment,
  exports: ExportRegister,
): string | undefined {
  try {
    const outputs = evaluateOutputs(deployment, existingResources(work.stack));
    const broken = brokenExport(exports, work.stack, outputs);
    if (broken !== undefined) return `${broken}. `;
    work.stack.outputs = outputs;
    return undefined;
  } catch (error) {
    return `${preparationReason(error, work.sources.identity)}. `;
  }
}

async function complete(
  work: StackWork,
  deployment: Deployment,
  kind: DeployOptions['kind'],
): Promise<void> {
  rememberAsStable(work.stack, deployment);
  if (kind === 'CREATE') return work.setStatus('CREATE_COMPLETE');
  work.setStatus('UPDATE_COMPLETE_CLEANUP_IN_PROGRESS');
  await cleanUp(work);
  work.setStatus(
    'UPDATE_COMPLETE',
    work.failed.delete.length > 0
      ? 'Update successful. One or more resources could not be deleted.'
      : undefined,
  );
}

/** From here on, a rollback leads to the stack as it is now. */
export function rememberAsStable(stack: Stack, deployment: Deployment): void {
  const current = [...stack.resources.values()]
    .filter(({ logicalId }) => deployment.resources.has(logicalId))
    .flatMap(({ physical }) => physical ?? []);
  stack.stable = {
    deployment,
    versions: new Map(current.map((physical) => [physical, physical.version])),
    outputs: stack.outputs,
  };
}

/** Deletes what the stack no longer means: replaced things, and those that left the template. */
async function cleanUp(work: StackWork): Promise<void> {
  const { stack } = work;
  const kept = stack.stable?.versions ?? new Map();
  const left = new Set([...stack.existing].filter((physical) => !kept.has(physical)));
  await deleteResources(work, left, (physical) => {
    const { deletionPolicy, updateReplacePolicy } = physical.version.description;
    const isRemoved = stack.resources.get(physical.logicalId)?.physical === physical;
    return isRemoved ? deletionPolicy : updateReplacePolicy;
  });
  keepOnly(stack, kept);
}

async function giveUp(work: StackWork, failure: string, options: DeployOptions): Promise<void> {
  const stays = options.onFailure === 'DO_NOTHING' && work.stopped !== 'cancelled';
  if (stays) return work.setStatus(`${options.kind}_FAILED`, failure);
  if (work.stack.stable !== undefined) return rollBackUpdate(work, failure);
  await rollBackCreation(work, failure, options);
}
