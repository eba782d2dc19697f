import type { Deployment } from '../deployment/deployment.ts';
import { evaluateOutputs } from '../deployment/evaluate-outputs.ts';
import type { Stack } from '../stacks/stack.ts';
import { sameJson } from '../template/json.ts';
import { planChanges } from './plan-changes.ts';
import { plannedResources } from './plan-reader.ts';

/**
 * Whether a deployment changes anything of a stack: a resource, an output or a tag. One that
 * failed and was not rolled back has something left to do.
 */
export function hasUpdates(stack: Stack, deployment: Deployment): boolean {
  if (stack.status === 'CREATE_FAILED' || stack.status === 'UPDATE_FAILED') return true;
  if (planChanges(stack, deployment).length > 0) return true;
  const kept = new Map([...deployment.resources.keys()].map((name) => [name, 'kept'] as const));
  const outputs = evaluateOutputs(deployment, plannedResources(stack, kept));
  return (
    !sameJson(outputs, stack.outputs) || !sameJson(deployment.tags, stack.deployment?.tags ?? {})
  );
}
