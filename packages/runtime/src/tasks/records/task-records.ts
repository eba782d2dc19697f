/** The right of one run to work on a key, for as long as its lease. */
export interface Claim {
  readonly key: string;
  /** Of this run alone. */
  readonly owner: string;
  readonly attempt: number;
  readonly leaseMs: number;
}

/** How a run ended. */
export type Ending =
  | { readonly state: 'completed'; readonly result: unknown }
  | { readonly state: 'waiting' | 'dead'; readonly error: string };

/** What is known of a key. */
export interface TaskRecord {
  /** `waiting`: an attempt has failed, and another follows. */
  readonly state: 'running' | 'waiting' | 'completed' | 'dead';
  readonly attempt: number;
  readonly progress?: unknown;
  readonly result?: unknown;
  readonly error?: string;
  readonly updatedAt: Date;
}

/**
 * Remembers by key what was done, by writes that the store makes only under a condition, so that
 * what was completed is not run again, and no two run at once.
 */
export interface TaskRecords {
  /** Starts a run, unless the key is completed, or claimed by another run whose lease lasts. */
  begin(claim: Claim): Promise<'started' | 'running' | 'completed'>;
  /** Renews the claim, with news of its progress if there are any; false if it is lost. */
  extend(claim: Claim, progress?: unknown): Promise<boolean>;
  /** Ends the run; false, and nothing, if its claim is lost or was ended before. */
  end(claim: Claim, ending: Ending): Promise<boolean>;
  find(key: string): Promise<TaskRecord | undefined>;
}
