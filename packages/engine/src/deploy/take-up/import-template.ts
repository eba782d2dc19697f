import type { DeclaredResource } from './declared-resource.ts';
import { importableTypes } from './importable-types.ts';
import type { LeftBehind } from './left-behind.ts';

/**
 * The template of an import, which takes up these things and does nothing else. What refers to
 * something that is not imported is left out: the deployment that follows brings it in.
 */
export function importTemplate(things: readonly LeftBehind[]): string {
  const ids = new Set(things.map(({ logicalId }) => logicalId));
  const Resources = Object.fromEntries(
    things.map(({ logicalId, resource }) => [logicalId, declare(resource, ids)]),
  );
  return JSON.stringify({ Resources });
}

/** Those that can be imported together: each has what it cannot do without. */
export function importableTogether(things: readonly LeftBehind[]): readonly LeftBehind[] {
  const ids = new Set(things.map(({ logicalId }) => logicalId));
  const whole = things.filter(({ resource }) => {
    const { Properties = {} } = declare(resource, ids);
    return importableTypes[resource.Type]?.needs.every((name) => name in Properties);
  });
  return whole.length === things.length ? things : importableTogether(whole);
}

function declare(
  { Type, Properties = {}, DeletionPolicy = 'Retain', UpdateReplacePolicy }: DeclaredResource,
  ids: ReadonlySet<string>,
): DeclaredResource {
  const kept = Object.entries(Properties).filter(([, value]) => !refersBeyond(value, ids));
  return {
    Type,
    DeletionPolicy,
    ...(UpdateReplacePolicy !== undefined && { UpdateReplacePolicy }),
    Properties: Object.fromEntries(kept),
  };
}

/** Whether a value names a parameter, or a resource that is not among these. */
function refersBeyond(value: unknown, ids: ReadonlySet<string>): boolean {
  if (Array.isArray(value)) return value.some((each) => refersBeyond(each, ids));
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, given]) => {
    if (name === 'Ref') return !isKnown(String(given), ids);
    if (name === 'Fn::GetAtt') return !isKnown(String([given].flat()[0]).split('.')[0] ?? '', ids);
    if (name === 'Fn::Sub') return namesIn(given).some((each) => !isKnown(each, ids));
    return refersBeyond(given, ids);
  });
}

function isKnown(name: string, ids: ReadonlySet<string>): boolean {
  return ids.has(name) || name.startsWith('AWS::');
}

/** Names in a text with places for values, without those that it brings itself. */
function namesIn(given: unknown): readonly string[] {
  const [text, own] = Array.isArray(given) ? given : [given, {}];
  const names = [...String(text).matchAll(/\$\{([^!}][^}]*)\}/g)].map(
    ([, name = '']) => name.split('.')[0] ?? '',
  );
  return names.filter((name) => !(name in Object(own)));
}
