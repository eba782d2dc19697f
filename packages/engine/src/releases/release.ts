import type { Layer } from '@seaworthy/compiler';
import type { StackService } from '../deploy/stack-deployment.ts';
import type { SiteState } from '../sites/site-versions.ts';

/**
 * One deployment, as it is recorded in the account: what was deployed, so that it can be deployed
 * again. Names, ids and digests only; a secret is known by its version.
 */
export interface Release {
  /** Counts from 1 within a project's environment. */
  readonly number: number;
  readonly project: string;
  readonly environment: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly endedAt?: number;
  /** ARN of who deployed, as AWS knows them. */
  readonly by: string;
  /** Git's id of the commit, with `-dirty` when files had changed since. */
  readonly commit?: string;
  /** The release that this one went back to. */
  readonly rollbackOf?: number;
  readonly outcome: 'running' | 'succeeded' | 'failed' | 'interrupted';
  /** Why it did not succeed, in a line. */
  readonly reason?: string;
  readonly stacks: readonly ReleasedStack[];
  /** Services whose job ran with this release, such as a migration, also those that failed. */
  readonly jobs: readonly string[];
}

/** The record of a deployment that was killed before it could say how it ended, or when. */
export function interrupted(release: Release): Release {
  return { ...release, outcome: 'interrupted' };
}

/** A stack of a release with all that its deployment needs. */
export interface ReleasedStack {
  readonly name: string;
  readonly layer: Layer;
  readonly service?: StackService;
  /** SHA-256 of the template's body in hexadecimal; the body is kept under it. */
  readonly template: string;
  /** SHA-256 of the template without its image, in hexadecimal: what else it says. */
  readonly settings: string;
  /** Values of the template's parameters that were given, and its image, by digest if known. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Of a static site: which files its bucket had. */
  readonly site?: SiteState;
}
