import type { Span, Stack } from '@seaworthy/compiler';
import { lossesIn } from '../../deploy/losses.ts';
import { ownerOf, type TemplateBody, type TemplateResource } from '../template/template-body.ts';
import { compareValues } from './compare-values.ts';
import type { ResourceDifference } from './difference.ts';
import { replacementOf } from './replacement-of.ts';

/** What a deployment of the second template would change of a stack that has the first. */
export function compareTemplates(
  before: TemplateBody,
  after: TemplateBody,
  planned: Stack,
): readonly ResourceDifference[] {
  const ids = [...new Set([...Object.keys(after.Resources), ...Object.keys(before.Resources)])];
  const spans = new Map<string, Span>(planned.resources.map(({ id, span }) => [id, span]));
  return [
    ...sections.flatMap((name) => compareSection(name, before[name], after[name])),
    ...ids.flatMap((id) =>
      compareResources(id, before.Resources[id], after.Resources[id], spans.get(id)),
    ),
  ];
}

/** Descriptions are for people, and where something stems from changes nothing. */
const sections = ['Parameters', 'Conditions', 'Outputs'];

function compareSection(id: string, before: unknown = {}, after: unknown = {}) {
  const properties = compareValues(before, after).filter(
    ({ path }) => !/\.Description$/.test(path),
  );
  if (properties.length === 0) return [];
  const rest = { kind: 'changed', replaced: 'never', losesData: false } as const;
  return [{ id, type: 'template', ...rest, properties }];
}

function compareResources(
  id: string,
  before: TemplateResource | undefined,
  after: TemplateResource | undefined,
  span: Span | undefined,
): readonly ResourceDifference[] {
  const resource = after ?? before;
  if (!resource) return [];
  const owner = ownerOf(resource);
  const common = {
    id,
    type: resource.Type,
    ...(owner !== undefined && { owner }),
    ...(span && { span }),
  };
  if (!before) {
    return [{ ...common, kind: 'added', replaced: 'never', losesData: false, properties: [] }];
  }
  if (!after) {
    const losesData = loses(id, before, 'Remove');
    return [{ ...common, kind: 'removed', replaced: 'never', losesData, properties: [] }];
  }
  const properties = compareValues(compared(before), compared(after));
  if (properties.length === 0) return [];
  const isOther = before.Type !== after.Type;
  const replaced = isOther ? 'always' : replacementOf(after.Type, properties);
  const losesData = replaced !== 'never' && loses(id, after, 'Modify');
  return [{ ...common, kind: 'changed', replaced, losesData, properties }];
}

/** What of a resource makes it what it is. */
function compared({
  Properties,
  Condition,
  DeletionPolicy,
  UpdateReplacePolicy,
}: TemplateResource) {
  return { ...Properties, Condition, DeletionPolicy, UpdateReplacePolicy };
}

function loses(id: string, { Type }: TemplateResource, Action: 'Remove' | 'Modify'): boolean {
  const change = {
    Action,
    LogicalResourceId: id,
    ResourceType: Type,
    Replacement: 'True',
  } as const;
  return lossesIn('', [change]).length > 0;
}
