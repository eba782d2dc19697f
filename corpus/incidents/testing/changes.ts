import type { Resource } from '../../../packages/compiler/src/index.ts';
import type { Incident } from './incident.ts';

export type Properties = Readonly<Record<string, unknown>>;

type Change = NonNullable<Incident['resources']>;

/** Changes the properties of every resource of a type, of one service or store or of all. */
export function edit(
  type: string,
  change: (properties: Properties) => Properties,
  owner?: string,
): Change {
  return (resource) =>
    resource.type === type && (owner === undefined || resource.owner === owner)
      ? ({ ...resource, properties: change(record(resource.properties)) } as unknown as Resource)
      : resource;
}

/** Changes the container of a service. */
export function container(change: (container: Properties) => Properties, service = 'api'): Change {
  return edit(
    'AWS::ECS::TaskDefinition',
    (definition) => ({
      ...definition,
      ContainerDefinitions: list(definition.ContainerDefinitions).map((one) =>
        one.Name === service ? change(one) : one,
      ),
    }),
    service,
  );
}

/** Changes where a variable of a service comes from. */
export function secret(name: string, ValueFrom: unknown, service = 'api'): Change {
  return container(
    (one) => ({
      ...one,
      Secrets: list(one.Secrets).map((use) => (use.Name === name ? { ...use, ValueFrom } : use)),
    }),
    service,
  );
}

/** Takes resources away, and the waiting for them. */
export function without(isGone: (resource: Resource) => boolean): Change {
  return (resource) => (isGone(resource) ? undefined : resource);
}

/** Takes the resources with these ids away, and the waiting for them. */
export function withoutIds(...ids: readonly string[]): Change {
  return (resource) => {
    if (ids.includes(resource.id)) return undefined;
    if (!resource.dependsOn?.some((id) => ids.includes(id))) return resource;
    return { ...resource, dependsOn: resource.dependsOn.filter((id) => !ids.includes(id)) };
  };
}

/** Statements of an inline policy without those that a predicate names. */
export function statements(
  keep: (statement: Properties) => boolean,
): (role: Properties) => Properties {
  return (role) => ({
    ...role,
    Policies: list(role.Policies).map((policy) => {
      const document = record(policy.PolicyDocument);
      return {
        ...policy,
        PolicyDocument: { ...document, Statement: list(document.Statement).filter(keep) },
      };
    }),
  });
}

export function list(value: unknown): readonly Properties[] {
  return Array.isArray(value) ? value : [];
}

export function record(value: unknown): Properties {
  return typeof value === 'object' && value !== null ? (value as Properties) : {};
}
