import type { Resource } from '../../graph.ts';
import { buildNetworkRules } from '../network/build-network-rules.ts';
import { buildExecutionRole } from '../roles/build-execution-role.ts';
import { buildTaskRole } from '../roles/build-task-role.ts';
import type { Scope } from '../scope.ts';
import type { Parts } from '../stack-parts.ts';
import { buildTaskDefinition, type TaskSupport } from './build-task-definition.ts';
import { imageParameter } from './image.ts';
import { buildLogGroup } from './log-group.ts';
import { splitVariables } from './split-variables.ts';
import { collectorImage } from './tracing.ts';

/** What every service has that runs containers, whatever starts them. */
export interface TaskBasis extends Parts, TaskSupport {
  readonly networkRules: readonly Resource[];
}

/** A service's logs, roles, variables and connections. */
export function buildTaskBasis(scope: Scope): TaskBasis {
  const variables = splitVariables(scope);
  const logGroup = buildLogGroup(scope);
  const executionRole = buildExecutionRole(scope, logGroup, variables.secretKeys);
  const taskRole = buildTaskRole(scope, logGroup);
  const networkRules = buildNetworkRules(scope);
  return {
    variables,
    logGroup,
    executionRole,
    taskRole,
    networkRules,
    parameters: [imageParameter(scope), ...variables.parameters],
    resources: [logGroup, executionRole, taskRole, ...networkRules],
  };
}

/** The same with the task definition that ECS runs. */
export interface TaskResources extends TaskBasis {
  readonly definition: Resource<'AWS::ECS::TaskDefinition'>;
}

/** All that a service on ECS needs before something starts its tasks. */
export function buildTask(scope: Scope): TaskResources {
  const basis = buildTaskBasis(scope);
  const definition = buildTaskDefinition(scope, basis);
  const collects = scope.application.operations.tracing;
  return {
    ...basis,
    definition,
    parameters: [...(basis.parameters ?? []), ...(collects ? [collectorImage] : [])],
    resources: [...basis.resources, definition],
  };
}
