import type { Stack } from '../stacks/stack.ts';
import type { ResourceReader } from '../values/scope.ts';

/** What a deployment will do to a resource, as far as others that refer to it are concerned. */
export type Fate = 'kept' | 'updated' | 'maybe-replaced' | 'replaced' | 'new';

/**
 * What is known of resources before a deployment runs: what it will make anew has values that no
 * one knows yet, so each stands for itself by a text that nothing else equals.
 */
export function plannedResources(stack: Stack, fates: ReadonlyMap<string, Fate>): ResourceReader {
  const stateOf = (logicalId: string) => stack.resources.get(logicalId)?.physical?.version.state;
  const fateOf = (logicalId: string) => fates.get(logicalId) ?? 'new';
  return {
    reference(logicalId) {
      const fate = fateOf(logicalId);
      const known = fate === 'kept' || fate === 'updated';
      return (known ? stateOf(logicalId)?.physicalId : undefined) ?? unknownValue(logicalId);
    },
    attribute(logicalId, name) {
      const known = fateOf(logicalId) === 'kept' ? stateOf(logicalId)?.attributes[name] : undefined;
      return known ?? unknownValue(`${logicalId}.${name}`);
    },
  };
}

const unknownValue = (of: string) => `{{changeSet:KNOWN_AFTER_APPLY:${of}}}`;
