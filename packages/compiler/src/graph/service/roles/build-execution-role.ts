import { attribute, sub } from '../../build-resource.ts';
import type { Resource } from '../../graph.ts';
import type { HandoverKey } from '../../handover.ts';
import { givenText, type Scope } from '../scope.ts';
import { buildRole } from './build-role.ts';
import { pullStatements } from './pull-statements.ts';
import { allow, type Statement } from './statement.ts';

/**
 * What AWS itself does to start the task: pull this service's image, write to its log group, read
 * its secrets. Secrets with AWS's own key need no permission for the key.
 */
export function buildExecutionRole(
  scope: Scope,
  logGroup: Resource<'AWS::Logs::LogGroup'>,
  secretKeys: readonly HandoverKey[],
): Resource<'AWS::IAM::Role'> {
  return buildRole(scope, 'execution-role', 'ecs-tasks.amazonaws.com', [
    ...pullStatements(scope),
    allow(['logs:CreateLogStream', 'logs:PutLogEvents'], attribute(logGroup, 'Arn')),
    ...secretStatements(scope, secretKeys),
  ]);
}

function secretStatements(scope: Scope, keys: readonly HandoverKey[]): readonly Statement[] {
  const areParameters = (key: HandoverKey): boolean =>
    key === 'app-secret' && scope.application.secretStore === 'parameter-store';
  const secrets = keys.filter((key) => !areParameters(key));
  const paths = keys.filter(areParameters);
  return [
    ...(secrets.length > 0
      ? [
          allow(
            ['secretsmanager:GetSecretValue'],
            secrets.map((key) => scope.takings.value(key)),
          ),
        ]
      : []),
    ...paths.map((key) => allow(['ssm:GetParameters'], sub(`${givenText(scope, key)}/*`))),
  ];
}
