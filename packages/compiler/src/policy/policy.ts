/** A policy of IAM, as it is attached to whoever works with a project. */
export interface Policy {
  readonly Version: '2012-10-17';
  readonly Statement: readonly PolicyStatement[];
}

export interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Readonly<
    Record<string, Readonly<Record<string, string | readonly string[]>>>
  >;
}

/**
 * What a policy is for. `deploy`: everything that a developer does with a project; `ci`: a
 * deployment from a workflow; `plan`: reading alone, as on a pull request.
 */
export type PolicyUse = 'deploy' | 'ci' | 'plan';
