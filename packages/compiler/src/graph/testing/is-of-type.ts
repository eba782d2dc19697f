import type { ResourceType } from '../aws/resources.generated.ts';
import type { Resource } from '../graph.ts';

/** Whether a resource is of a type; narrows its properties. */
export function isOfType<Type extends ResourceType>(
  candidate: Resource,
  type: Type,
): candidate is Resource<Type> {
  return candidate.type === type;
}
