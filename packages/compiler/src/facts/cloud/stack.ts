import type { Fact, Known } from './fact.ts';

/** A CloudFormation stack. */
export interface StackFact extends Fact {
  readonly name: string;
  /** `CREATE_COMPLETE` and the like; absent when it does not exist yet. */
  readonly status?: Known<string>;
  /** Bytes of its template; unknown while too few resources make it matter. */
  readonly bytes: Known<number>;
  readonly resources: number;
  readonly parameters: number;
  readonly outputs: number;
  /** Exports that other stacks may import, which locks them. */
  readonly exports: readonly string[];
  /** Repositories and buckets that must be emptied before the stack can be deleted. */
  readonly mustBeEmptied: readonly string[];
}

/** What the account allows; nothing of it can be seen on a plan. */
export interface AccountFact {
  /** Concurrent Fargate vCPUs. */
  readonly fargateVcpus: Known<number>;
  /** Whether `AWSServiceRoleForECS` exists. */
  readonly ecsServiceRole: Known<boolean>;
}
