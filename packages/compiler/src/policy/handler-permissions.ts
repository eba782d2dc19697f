import type { ResourceType } from '../graph/aws/resources.generated.ts';
import { handlerPermissionsText } from './handler-permissions.generated.ts';

/** What CloudFormation does with a resource. */
export type Step = 'create' | 'read' | 'update' | 'delete';

/** The resource types that IAM limits an action to, as the Service Authorization Reference says. */
export interface ActionScope {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

interface HandlerPermissions {
  readonly types: Readonly<Record<ResourceType, Readonly<Record<Step, readonly string[]>>>>;
  readonly actions: Readonly<Record<string, ActionScope>>;
}

let parsed: HandlerPermissions | undefined;

function permissions(): HandlerPermissions {
  parsed ??= JSON.parse(handlerPermissionsText) as HandlerPermissions;
  return parsed;
}

/** The actions that CloudFormation needs, in the caller's name, for a step of a resource's life. */
export function handlerActions(type: ResourceType, step: Step): readonly string[] {
  return permissions().types[type][step];
}

/** What an action can be limited to. */
export function scopeOf(action: string): ActionScope {
  return permissions().actions[action] ?? { required: [], optional: [] };
}
