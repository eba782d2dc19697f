import type { Need } from '../aws/operation.ts';

export interface Role {
  readonly arn: string;
  readonly name: string;
}

/** What IAM decides; `explanation` is AWS's sentence after `User: … is not authorized to perform:`. */
export type Decision =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      /** `explicit`: a statement denies it; `implicit`: none allows it. */
      readonly because: 'explicit' | 'implicit';
      readonly explanation: string;
    };

/** Roles with their trust and permissions. */
export interface Roles {
  roleOf(arn: string): Role | undefined;
  /**
   * Whether a service such as `ecs-tasks.amazonaws.com` may assume the role, on behalf of
   * `sourceArn` (`aws:SourceArn` in the trust policy; ECS's own unless given).
   */
  canAssume(roleArn: string, service: string, sourceArn?: string): Decision;
  /** Evaluates inline and attached policies, conditions included. */
  decide(roleArn: string, need: Need): Decision;
}
