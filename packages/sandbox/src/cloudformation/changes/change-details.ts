import type {
  ResourceChangeDetail,
  ResourceTargetDefinition,
} from '@aws-sdk/client-cloudformation';
import type { Properties } from '../../resources/resource-handler.ts';
import type { Deployment } from '../deployment/deployment.ts';
import type { ResourceDescription, Stack } from '../stacks/stack.ts';
import { isRecord, sameJson } from '../template/json.ts';
import { referencesIn } from '../template/references.ts';
import type { ResourceDeclaration } from '../template/template.ts';
import { evaluate } from '../values/evaluate.ts';
import type { Scope } from '../values/scope.ts';
import { type Fate, plannedResources } from './plan-reader.ts';
import { type PropertyDifference, propertyDifferences } from './property-differences.ts';

export interface Modified {
  readonly stack: Stack;
  readonly deployment: Deployment;
  readonly fates: ReadonlyMap<string, Fate>;
  readonly before: ResourceDescription;
  readonly declaration: ResourceDeclaration;
}

/** What changes in a resource's properties and why: its template, a parameter, another resource. */
export function propertyDetails(modified: Modified): readonly ResourceChangeDetail[] {
  const { stack, deployment, fates, before, declaration } = modified;
  const reader = plannedResources(stack, fates);
  const after = foresee(declaration.properties, deployment.scope(reader));
  const shown = foresee(declaration.properties, deployment.scope(reader, 'shown'));
  return propertyDifferences(declaration.type, before.declared, after).flatMap((difference) =>
    causesOf(modified, difference).map((cause) => ({
      ...cause,
      Target: targetOf(difference, before.shown, shown),
    })),
  );
}

/** Each property by itself: one whose value cannot be foreseen hides no other. */
function foresee(properties: Properties, scope: Scope): Properties {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, value]) => {
      const foreseen = foreseeProperty(name, value, scope);
      return name in foreseen ? [[name, foreseen[name]]] : [];
    }),
  );
}

function foreseeProperty(name: string, value: unknown, scope: Scope): Properties {
  try {
    // As part of a record, so that `AWS::NoValue` takes the property away.
    const evaluated = evaluate({ [name]: value, '': '' }, scope);
    return isRecord(evaluated) ? evaluated : {};
  } catch {
    return { [name]: '{{changeSet:KNOWN_AFTER_APPLY}}' };
  }
}

type Cause = Omit<ResourceChangeDetail, 'Target'>;

function causesOf(modified: Modified, { name }: PropertyDifference): readonly Cause[] {
  const { deployment, fates, declaration, stack } = modified;
  const references = [...referencesIn(declaration.properties[name], deployment.holds)];
  const causes = references.flatMap((reference): readonly Cause[] => {
    const { kind } = reference;
    const fate = fates.get(reference.name);
    if (fate !== undefined) return resourceCause(kind, fate, reference.name, reference.attribute);
    if (kind !== 'ref' || !parameterChanged(stack, deployment, reference.name)) return [];
    return [
      { ChangeSource: 'ParameterReference', Evaluation: 'Static', CausingEntity: reference.name },
    ];
  });
  const unique = causes.filter(
    (cause, index) => causes.findIndex((other) => sameJson(other, cause)) === index,
  );
  return unique.length > 0
    ? unique
    : [{ ChangeSource: 'DirectModification', Evaluation: 'Static' }];
}

function resourceCause(
  kind: string,
  fate: Fate,
  logicalId: string,
  attribute = '',
): readonly Cause[] {
  if (fate === 'kept') return [];
  const certain = fate === 'replaced' || fate === 'new';
  if (kind === 'ref') {
    if (fate === 'updated') return [];
    return [
      {
        ChangeSource: 'ResourceReference',
        Evaluation: certain ? 'Static' : 'Dynamic',
        CausingEntity: logicalId,
      },
    ];
  }
  return [
    {
      ChangeSource: 'ResourceAttribute',
      Evaluation: certain ? 'Static' : 'Dynamic',
      CausingEntity: `${logicalId}.${attribute}`,
    },
  ];
}

function parameterChanged(stack: Stack, deployment: Deployment, name: string): boolean {
  const before = stack.deployment?.parameters.get(name)?.text;
  return before !== undefined && !sameJson(before, deployment.parameters.get(name)?.text);
}

const recreation = { never: 'Never', maybe: 'Conditionally', always: 'Always' } as const;

function targetOf(
  { name, path, replacement, change }: PropertyDifference,
  before: Properties,
  after: Properties,
): ResourceTargetDefinition {
  const beforeValue = valueAt(before, path);
  const afterValue = valueAt(after, path);
  return {
    Attribute: 'Properties',
    Name: name,
    Path: path,
    RequiresRecreation: recreation[replacement],
    AttributeChangeType: change,
    ...(beforeValue !== undefined && { BeforeValue: beforeValue }),
    ...(afterValue !== undefined && { AfterValue: afterValue }),
  };
}

function valueAt(properties: Properties, path: string): string | undefined {
  const value = path
    .split('/')
    .slice(2)
    .reduce<unknown>((within, key) => {
      if (Array.isArray(within)) return within[Number(key)];
      return isRecord(within) ? within[key] : undefined;
    }, properties);
  return value === undefined || typeof value === 'string' ? value : JSON.stringify(value);
}

/** What changes in that which CloudFormation itself keeps of a resource. */
export function attributeDetails(
  before: ResourceDescription,
  declaration: ResourceDeclaration,
): readonly ResourceChangeDetail[] {
  const changed = [
    !sameJson(before.metadata, declaration.metadata) && 'Metadata',
    declaration.deletionPolicy !== undefined &&
      before.deletionPolicy !== declaration.deletionPolicy &&
      'DeletionPolicy',
    declaration.updateReplacePolicy !== undefined &&
      before.updateReplacePolicy !== declaration.updateReplacePolicy &&
      'UpdateReplacePolicy',
  ] as const;
  return changed.flatMap((Attribute) =>
    Attribute === false
      ? []
      : [
          {
            Target: { Attribute, RequiresRecreation: 'Never' as const },
            Evaluation: 'Static' as const,
            ChangeSource: 'DirectModification' as const,
          },
        ],
  );
}
