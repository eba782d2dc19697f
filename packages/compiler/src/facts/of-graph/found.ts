import type { ResourceProperties, ResourceType } from '../../graph/aws/resources.generated.ts';
import type { Resource } from '../../graph/graph.ts';
import type { Fact } from '../cloud/fact.ts';
import { conditionHolds } from './condition.ts';
import { resolve } from './resolve.ts';
import type { Resolved } from './resolved.ts';
import type { Scope, Scopes } from './scope.ts';

/** The resources of a graph by type, whichever stack they are in. */
export type Found = <Type extends ResourceType>(type: Type) => readonly Seen<Type>[];

/** A resource with its properties resolved. */
export interface Seen<Type extends ResourceType> {
  /** `stack/LogicalId`. */
  readonly id: string;
  /** The parts that every fact about it has. */
  readonly fact: Fact;
  readonly properties: Resolved<ResourceProperties[Type]>;
  readonly deletionPolicy: Resource['deletionPolicy'];
  /** Ids of the resources it waits for. */
  readonly after: readonly string[];
}

/** Sorts the resources of all stacks by type, without those whose condition does not hold. */
export function findResources(scopes: Scopes): Found {
  const byType = new Map<ResourceType, (readonly [Resource, Scope])[]>();
  for (const [stack, scope] of scopes) {
    for (const resource of stack.resources) {
      if (resource.condition && !conditionHolds(resource.condition, scope, resolve)) continue;
      const same = byType.get(resource.type);
      if (same) same.push([resource, scope]);
      else byType.set(resource.type, [[resource, scope]]);
    }
  }
  return (type) => (byType.get(type) ?? []).map(([resource, scope]) => see(resource, scope));
}

function see<Type extends ResourceType>(resource: Resource, scope: Scope): Seen<Type> {
  const id = `${scope.stack}/${resource.id}`;
  return {
    id,
    fact: {
      id,
      span: resource.span,
      ...(resource.owner !== undefined && { owner: resource.owner }),
    },
    properties: resolve(resource.properties as ResourceProperties[Type], scope),
    deletionPolicy: resource.deletionPolicy,
    after: (resource.dependsOn ?? []).map((name) => `${scope.stack}/${name}`),
  };
}
