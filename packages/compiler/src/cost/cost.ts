import type { Span } from '../source/span.ts';

/** A monthly estimate in US dollars, taxes excluded, 730 hours a month, list prices. */
export interface CostEstimate {
  readonly region: string;
  /** Date of the price table, `YYYY-MM-DD`. */
  readonly pricesAsOf: string;
  readonly monthlyUsd: Range;
  /** Dearest first. */
  readonly lines: readonly CostLine[];
  readonly hints: readonly CostHint[];
  /** What exists already, by id, name or host: its cost is not in the lines. */
  readonly existing?: readonly string[];
}

/** Low, typical and high use; equal where usage does not decide. */
export interface Range {
  readonly low: number;
  readonly typical: number;
  readonly high: number;
}

export interface CostLine {
  /** The service or store that causes it; absent for what all share. */
  readonly owner?: string;
  /** What is paid for, such as `Fargate, 1 task of 0.5 vCPU and 2 GB`. */
  readonly what: string;
  /** Null: no price is known for this region, so it is not in the total. */
  readonly monthlyUsd: Range | null;
  /** How it was computed, such as `(0.5 × 0.04656 + 2 × 0.00511) × 730 h`. */
  readonly basis: string;
  /** Keys of the price table that it used. */
  readonly prices: readonly string[];
  /** The Compose text that causes it. */
  readonly span: Span;
}

/** A change that would save money, with how much and what is given up. */
export interface CostHint {
  readonly message: string;
  readonly savingUsd: number;
  readonly span: Span;
}
