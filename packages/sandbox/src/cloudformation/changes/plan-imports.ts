import type { Deployment } from '../deployment/deployment.ts';
import type { Imports } from '../stacks/stack.ts';
import type { PlannedChange } from './planned-change.ts';

/** What an import would take up, as its change set tells it. */
export function planImports(imports: Imports, deployment: Deployment): readonly PlannedChange[] {
  return [...imports].map(([LogicalResourceId, PhysicalResourceId]) => ({
    Action: 'Import',
    LogicalResourceId,
    PhysicalResourceId,
    ResourceType: deployment.resources.get(LogicalResourceId)?.type ?? '',
    Scope: [],
    Details: [],
  }));
}
