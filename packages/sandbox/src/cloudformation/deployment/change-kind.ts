import { propertyDifferences } from '../changes/property-differences.ts';
import type { PhysicalResource, ResourceDescription } from '../stacks/stack.ts';
import { sameJson } from '../template/json.ts';

/**
 * What it takes to bring a resource to a description. `attributes`: only what CloudFormation itself
 * keeps changes, such as metadata.
 */
export function changeOf(
  physical: PhysicalResource,
  after: ResourceDescription,
): 'none' | 'attributes' | 'properties' | 'replacement' {
  const before = physical.version.description;
  if (before.type !== after.type) return 'replacement';
  const differences = propertyDifferences(after.type, before.declared, after.declared);
  if (differences.some(({ replacement }) => replacement === 'always')) return 'replacement';
  if (
    differences.length > 0 ||
    !sameJson(before.tags, after.tags) ||
    physical.broken !== undefined
  ) {
    return 'properties';
  }
  const same =
    sameJson(before.metadata, after.metadata) &&
    before.deletionPolicy === after.deletionPolicy &&
    before.updateReplacePolicy === after.updateReplacePolicy;
  return same ? 'none' : 'attributes';
}
