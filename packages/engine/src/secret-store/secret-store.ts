import type { Application } from '@seaworthy/compiler';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import type { SecretContent, SecretValues } from './secret-text.ts';

/**
 * One of AWS's stores, in which an application's secret is a row of versions, each with values by
 * key, and one of them current. An `id` is the secret's name there or its ARN. All functions throw
 * what the SDK throws.
 */
export interface SecretStore {
  /** How the secret is, without its values. */
  readonly describe: (id: string, context: SecretContext) => Promise<SecretState>;
  /** What a version holds; undefined when it is not kept any more. */
  readonly read: (
    id: string,
    version: string,
    context: SecretContext,
  ) => Promise<SecretContent | undefined>;
  /** Puts a version beside the others, which nobody reads yet, and gives its id. */
  readonly put: (
    secret: DescribedSecret,
    values: SecretValues,
    context: SecretContext,
  ) => Promise<string>;
  /**
   * Makes a version current in place of the one that the caller has seen, in one step; false when
   * another one is current by now.
   */
  readonly makeCurrent: (
    secret: DescribedSecret,
    version: string,
    context: SecretContext,
  ) => Promise<boolean>;
  /** Every version that there is, newest first. */
  readonly versions: (id: string, context: SecretContext) => Promise<readonly StoredVersion[]>;
  /**
   * Sees to it that these versions stay, and lets go of those that nobody asked to keep. Where there
   * is no room for all, the first ones count: put what runs before what ran.
   */
  readonly keep: (id: string, versions: readonly string[], context: SecretContext) => Promise<void>;
  /** Keeps one more version, beside those that are kept. */
  readonly keepFurther: (id: string, version: string, context: SecretContext) => Promise<void>;
}

/** What is asked of an account about its secrets. */
export type SecretContext = Pick<DeploymentContext, 'clients' | 'signal'>;

/** Where an application's secret is. */
export type SecretPlace = Pick<Application, 'secretName' | 'secretStore'>;

/** A secret that can be read, without its values. */
export interface DescribedSecret {
  readonly store: Application['secretStore'];
  readonly name: string;
  readonly arn: string;
  /** The version that is current; absent: there is no value yet. */
  readonly current?: string;
  /** The one that was current before it. */
  readonly previous?: string;
  /** Whether AWS rotates it by itself. */
  readonly rotates: boolean;
}

export type SecretState =
  | { readonly kind: 'there'; readonly secret: DescribedSecret }
  | { readonly kind: 'absent' }
  | { readonly kind: 'deleted'; readonly at: Date };

export interface StoredVersion {
  readonly id: string;
  readonly createdAt?: Date;
  /** Whether nothing keeps it, so that it can be gone at any time. */
  readonly passing: boolean;
}
