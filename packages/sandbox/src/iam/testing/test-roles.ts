import type { Need } from '../../aws/operation.ts';
import { createIdentity } from '../../aws/random-identity.ts';
import { testResources } from '../../resources/testing/resources.ts';
import { virtualClock } from '../../time/virtual-clock.ts';
import { createRoles } from '../create-roles.ts';

/** IAM of an empty account. */
export function testRoles() {
  const identity = createIdentity({
    account: '123456789012',
    region: 'ap-northeast-2',
    seed: 1,
  });
  const roles = createRoles({ identity, clock: virtualClock() });
  return { roles, ...testResources(roles.handlers) };
}

/** A trust policy as task roles have it. */
export const tasksMayAssume = trust({ Principal: { Service: 'ecs-tasks.amazonaws.com' } });

/** A trust policy of one statement that allows `sts:AssumeRole`, with `statement` laid over it. */
export function trust(statement: object): object {
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', ...statement }],
  };
}

/** A policy of the given statements. */
export function policy(...statements: readonly object[]): object {
  return { Version: '2012-10-17', Statement: statements };
}

/** Asks a role that has just this inline policy. */
export async function decideWith(document: object, need: Need) {
  const aws = testRoles();
  const role = await aws.create('AWS::IAM::Role', {
    AssumeRolePolicyDocument: tasksMayAssume,
    Policies: [{ PolicyName: 'only', PolicyDocument: document }],
    Tags: [{ Key: 'team', Value: 'shop' }],
  });
  return aws.roles.decide(role.attribute('Arn'), need);
}
