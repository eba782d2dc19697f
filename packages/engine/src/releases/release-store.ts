import type { Release } from './release.ts';

/** The releases of one project's environment, kept in the account's Parameter Store. */
export interface ReleaseStore {
  /**
   * Records a release that begins, under the next number; two at once get two numbers. Whoever
   * begins holds the lease: earlier ones that were never ended were killed, and become `interrupted`.
   */
  begin(release: Omit<Release, 'number'>, templates: Templates): Promise<Release>;
  /** Records how it is going, or went. */
  update(release: Release): Promise<void>;
  /** Newest first. */
  list(): Promise<readonly Release[]>;
  read(number: number): Promise<Release | undefined>;
  /** The template's body; undefined when it is not kept any more. */
  template(hash: string): Promise<string | undefined>;
}

/** Bodies of templates by their hash. */
export type Templates = Readonly<Record<string, string>>;
