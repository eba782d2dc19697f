import { ref, sub } from '../../build-resource.ts';
import type { Resolvable } from '../../intrinsics.ts';

/** One statement of an IAM policy, as templates write it. */
export interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: readonly string[];
  readonly Resource: Resolvable | readonly Resolvable[];
  readonly Condition?: StatementConditions;
}

type StatementConditions = Readonly<Record<string, Readonly<Record<string, Resolvable>>>>;

/** A statement that allows the actions on the resources, and no more. */
export function allow(
  actions: readonly string[],
  resources: Resolvable | readonly Resolvable[],
  conditions?: StatementConditions,
): Statement {
  return {
    Effect: 'Allow',
    Action: actions,
    Resource: resources,
    ...(conditions && { Condition: conditions }),
  };
}

/** A policy document. */
export function policyDocument(statements: readonly unknown[]) {
  return { Version: '2012-10-17', Statement: statements };
}

/**
 * Lets a service of AWS take a role, and only on behalf of this account: without the condition,
 * the service could be talked into it by another one.
 */
export function trust(principal: string) {
  return policyDocument([
    {
      Effect: 'Allow',
      Principal: { Service: principal },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'aws:SourceAccount': ref('AWS::AccountId') } },
    },
  ]);
}

/** ARN of this account and region: `arn('ecs', 'cluster/${GivenCluster}')`. */
export function arn(service: string, resource: string) {
  return sub(`arn:\${AWS::Partition}:${service}:\${AWS::Region}:\${AWS::AccountId}:${resource}`);
}
