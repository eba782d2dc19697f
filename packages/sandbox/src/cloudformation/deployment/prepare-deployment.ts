import type { Capability, Parameter, Tag } from '@aws-sdk/client-cloudformation';
import type { Account } from '../../account.ts';
import { NotModelled } from '../../aws/aws-error.ts';
import type { Handlers } from '../../resources/handlers.ts';
import { type ParameterValues, readParameters } from '../parameters/read-parameters.ts';
import { checkCapabilities } from '../template/capabilities.ts';
import { checkTemplate } from '../template/check-template.ts';
import { circular, dependenciesOf } from '../template/order-resources.ts';
import { readTemplate } from '../template/read-template.ts';
import type { ResourceDeclaration } from '../template/template.ts';
import { validationError } from '../template/template-error.ts';
import { conditionReader } from '../values/conditions.ts';
import {
  pseudoParameters,
  type ResourceReader,
  type Scope,
  type StackName,
} from '../values/scope.ts';
import type { Deployment } from './deployment.ts';

export interface DeploymentRequest {
  readonly stack: StackName;
  readonly templateText: string;
  readonly parameters: readonly Parameter[];
  /** Those of the stack as it is, for `UsePreviousValue`. */
  readonly previous: ParameterValues;
  readonly tags: readonly Tag[];
  readonly capabilities: readonly Capability[];
}

export interface DeploymentSources extends Pick<Account, 'identity' | 'parameters'> {
  readonly handlers: Handlers;
  /** The value that a stack exports under a name. */
  readonly exported: (name: string) => string | undefined;
}

/** Reads and checks everything that can be before a resource is touched. Throws AWS's ValidationError. */
export function prepareDeployment(
  sources: DeploymentSources,
  request: DeploymentRequest,
): Deployment {
  const template = readTemplate(request.templateText);
  checkTemplate(template);
  checkCapabilities(template, request.capabilities);
  const parameters = readParameters(
    template,
    request.parameters,
    request.previous,
    sources.parameters,
  );
  const pseudo = pseudoParameters(sources.identity, request.stack);
  const unconditioned = (resources: ResourceReader, shown?: 'shown'): Omit<Scope, 'condition'> => ({
    parameter: (name) => {
      const value = parameters.get(name);
      return shown === 'shown' && value?.noEcho === true ? '****' : (value?.text ?? pseudo[name]);
    },
    mappings: template.mappings,
    resources,
    exported: sources.exported,
    region: sources.identity.region,
  });
  const holds = conditionReader(template.conditions, unconditioned(noResources));
  const resources = new Map(
    [...template.resources].filter(
      ([, { condition }]) => condition === undefined || holds(condition),
    ),
  );
  checkTypes(sources.handlers, resources);
  const dependencies = dependenciesOf(resources, holds);
  const cycle = circular(dependencies);
  if (cycle.length > 0) {
    throw validationError(`Circular dependency between resources: [${cycle.join(', ')}]`);
  }
  return {
    template,
    parameters,
    tags: Object.fromEntries(request.tags.map(({ Key, Value }) => [Key ?? '', Value ?? ''])),
    capabilities: request.capabilities,
    resources,
    dependencies,
    holds,
    scope: (reader, shown) => ({ ...unconditioned(reader, shown), condition: holds }),
  };
}

/** Conditions are decided before any resource exists. */
const noResources: ResourceReader = {
  reference: unresolved,
  attribute: unresolved,
};

function unresolved(logicalId: string): never {
  throw validationError(`Template format error: Unresolved dependencies [${logicalId}]`);
}

function checkTypes(handlers: Handlers, resources: ReadonlyMap<string, ResourceDeclaration>): void {
  const unknown = [...resources].filter(([, { type }]) => handlers[type] === undefined);
  if (unknown.length === 0) return;
  const listed = unknown.map(([logicalId, { type }]) => `${type} (${logicalId})`).join(', ');
  throw new NotModelled(`the resource types ${listed}`);
}
