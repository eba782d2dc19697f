import type { ApplicationService, Diagnostic } from '@seaworthy/compiler';

/** How a deployment ended. */
export interface ShipReport {
  /**
   * `deployed`: the requested version runs, is healthy and answers. `refused`: nothing was changed.
   * `failed`: what ran before runs on, unless a diagnostic says otherwise.
   */
  readonly outcome: 'deployed' | 'refused' | 'failed' | 'interrupted';
  readonly account?: ShipAccount;
  /** Milliseconds. */
  readonly duration: number;
  /** Where the services answer; absent when nothing does, or it failed. */
  readonly url?: string;
  /** Number of the release. */
  readonly release?: number;
  /** Whether anything had to be changed. */
  readonly changed: boolean;
  readonly services: readonly ShippedService[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Whose account is deployed to. */
export interface ShipAccount {
  /** 12 digits. */
  readonly id: string;
  readonly region: string;
  /** ARN of who deploys. */
  readonly by: string;
}

export interface ShippedService {
  readonly name: string;
  readonly kind: ApplicationService['kind'];
  readonly state: 'done' | 'unchanged' | 'taken-back' | 'failed' | 'not-reached';
  /** Of one that is done: it was not there before. */
  readonly isNew?: true;
  /** `family:revision` that runs; absent when none does. */
  readonly revision?: string;
  /** Tasks that run and are healthy, of those that shall. */
  readonly tasks?: { readonly healthy: number; readonly desired: number };
  /** The end of its log, of a service with which something is wrong. */
  readonly lastLines?: readonly string[];
}
