import type { Permission } from '../../../application/application.ts';
import { attribute, sub } from '../../build-resource.ts';
import type { Resource } from '../../graph.ts';
import type { Resolvable } from '../../intrinsics.ts';
import type { Scope } from '../scope.ts';
import { tracingActions } from '../task/tracing.ts';
import { buildRole } from './build-role.ts';
import { mountStatements } from './mount-statements.ts';
import { allow, type Statement } from './statement.ts';
import { storeStatements } from './store-statements.ts';

/** What the application itself may do on AWS: its own permissions, its stores, its file systems. */
export function buildTaskRole(
  scope: Scope,
  logGroup: Resource<'AWS::Logs::LogGroup'>,
): Resource<'AWS::IAM::Role'> {
  const { service, application } = scope;
  return buildRole(scope, 'task-role', 'ecs-tasks.amazonaws.com', [
    ...service.permissions.map(permissionStatement),
    ...storeStatements(scope),
    ...mountStatements(scope),
    ...(service.exec ? execStatements(logGroup) : []),
    ...(application.operations.tracing && service.kind !== 'batch'
      ? [allow(tracingActions, '*')]
      : []),
  ]);
}

function permissionStatement({ actions, resources }: Permission): Statement {
  return allow(actions, resources.map(writePattern));
}

/** A pattern may name pseudo parameters, such as the account. */
function writePattern(pattern: string): Resolvable {
  return pattern.includes('${') ? sub(pattern) : pattern;
}

/** The channel that a shell session runs over, and the log that AWS keeps of it. */
function execStatements(logGroup: Resource<'AWS::Logs::LogGroup'>): readonly Statement[] {
  return [
    // AWS knows no resource for these actions.
    allow(
      [
        'logs:DescribeLogGroups',
        'ssmmessages:CreateControlChannel',
        'ssmmessages:CreateDataChannel',
        'ssmmessages:OpenControlChannel',
        'ssmmessages:OpenDataChannel',
      ],
      '*',
    ),
    allow(
      ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
      attribute(logGroup, 'Arn'),
    ),
  ];
}
