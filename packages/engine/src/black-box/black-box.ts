import type { Application, Diagnostic, Graph, Span } from '@seaworthy/compiler';
import type { EngineEvent } from '../events/engine-event.ts';

/** The evidence of one deployment or rehearsal, as it was kept while it happened. */
export interface BlackBox extends BlackBoxHeader {
  readonly plan?: KeptPlan;
  /** Files that spans point into, by path, with their secrets hidden. */
  readonly sources: readonly KeptSource[];
  readonly events: readonly KeptEvent[];
  /** Task definitions as ECS had them, as JSON of AWS's own shape. */
  readonly definitions: readonly KeptDefinition[];
  /** How it ended; absent: the process was killed, or the file's end was lost. */
  readonly end?: KeptEnd;
  /** What was left out to keep the file small. */
  readonly dropped: readonly Dropped[];
}

export interface BlackBoxHeader {
  readonly of: 'deployment' | 'rollback' | 'rehearsal';
  readonly project: string;
  readonly environment: string;
  readonly region: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** Version of Seaworthy that kept it. */
  readonly version: string;
  /** What else made it, such as `Node v20.20.0`. */
  readonly tools: readonly string[];
}

/** What was deployed: the compiler's data hold names of secrets only. */
export interface KeptPlan {
  readonly application: Application;
  readonly graph: Graph;
  readonly templates: readonly { readonly stack: string; readonly body: string }[];
}

export interface KeptSource {
  readonly path: string;
  readonly text: string;
  readonly hidden: readonly Span[];
}

export interface KeptEvent {
  /** Milliseconds since the start. */
  readonly at: number;
  readonly event: EngineEvent;
}

export interface KeptDefinition {
  readonly service: string;
  /** `family:revision` */
  readonly name: string;
  readonly definition: unknown;
}

export interface KeptEnd {
  readonly at: number;
  readonly outcome: 'succeeded' | 'failed' | 'interrupted';
  /** What was told of it. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface Dropped {
  readonly what: string;
  readonly number: number;
}
