import type { Properties } from '../../resources/resource-handler.ts';
import { checkProperties, validationFailure } from '../schemas/check-properties.ts';
import { schemaOf } from '../schemas/read-schemas.ts';
import type { PhysicalResource, ResourceDescription, Stack } from '../stacks/stack.ts';
import { isRecord } from '../template/json.ts';
import type { ResourceDeclaration, RetentionPolicy } from '../template/template.ts';
import { validationError } from '../template/template-error.ts';
import { type ReferenceSources, resolveDynamicReferences } from '../values/dynamic-references.ts';
import { evaluate } from '../values/evaluate.ts';
import type { ResourceReader, Scope } from '../values/scope.ts';
import type { Deployment } from './deployment.ts';

/**
 * What a resource is to be, from a deployment and the resources that exist by now. Throws what is
 * wrong with its properties in AWS's words.
 */
export function describeResource(
  sources: ReferenceSources,
  stack: Stack,
  deployment: Deployment,
  logicalId: string,
  declaration: ResourceDeclaration,
): ResourceDescription {
  const reader = existingResources(stack);
  const declared = evaluateProperties(declaration, deployment.scope(reader));
  const mistakes = checkProperties(declaration.type, declared);
  if (mistakes.length > 0) throw validationError(validationFailure(logicalId, mistakes));
  const secrets = hiddenParameters(deployment);
  const resolved = resolveDynamicReferences(declared, sources, (text) => secrets.push(text));
  return {
    type: declaration.type,
    declared,
    shown: evaluateProperties(declaration, deployment.scope(reader, 'shown')),
    resolved: isRecord(resolved) ? resolved : {},
    secrets,
    tags: schemaOf(declaration.type)?.taggable === false ? {} : deployment.tags,
    metadata: declaration.metadata,
    deletionPolicy: declaration.deletionPolicy ?? defaultPolicy(declaration),
    updateReplacePolicy: declaration.updateReplacePolicy ?? 'Delete',
    needs: needsOf(stack, deployment, logicalId),
  };
}

function evaluateProperties(declaration: ResourceDeclaration, scope: Scope): Properties {
  const evaluated = evaluate(declaration.properties, scope);
  return isRecord(evaluated) ? evaluated : {};
}

function hiddenParameters({ parameters }: Deployment): string[] {
  return [...parameters.values()].flatMap(({ noEcho, text }) => (noEcho ? [text].flat() : []));
}

/** What `Ref` and `Fn::GetAtt` give of resources that exist. */
export function existingResources(stack: Stack): ResourceReader {
  const stateOf = (logicalId: string) => stack.resources.get(logicalId)?.physical?.version.state;
  return {
    reference(logicalId) {
      const state = stateOf(logicalId);
      if (state === undefined) {
        throw validationError(`Unresolved resource dependencies [${logicalId}]`);
      }
      return state.physicalId;
    },
    attribute(logicalId, name) {
      const value = stateOf(logicalId)?.attributes[name];
      if (value === undefined) {
        throw validationError(`Attribute '${name}' of resource '${logicalId}' does not exist`);
      }
      return value;
    },
  };
}

/** Databases leave a snapshot unless the template says otherwise. */
function defaultPolicy({ type, properties }: ResourceDeclaration): RetentionPolicy {
  const isDatabase =
    type === 'AWS::RDS::DBCluster' ||
    (type === 'AWS::RDS::DBInstance' && properties.DBClusterIdentifier === undefined);
  return isDatabase ? 'Snapshot' : 'Delete';
}

function needsOf(
  stack: Stack,
  deployment: Deployment,
  logicalId: string,
): ReadonlySet<PhysicalResource> {
  const names = deployment.dependencies.get(logicalId) ?? [];
  return new Set([...names].flatMap((name) => stack.resources.get(name)?.physical ?? []));
}
