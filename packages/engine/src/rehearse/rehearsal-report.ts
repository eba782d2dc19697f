import type { ApplicationService, Diagnostic } from '@seaworthy/compiler';
import type { FaultReport } from './faults/rehearse-fault.ts';
import type { LoadReport } from './traffic/load.ts';
import type { SmokeResult } from './traffic/send-smoke-requests.ts';

/** What a rehearsal found out. */
export interface RehearsalReport {
  /** `interrupted`: the user ended it before it could tell. */
  readonly outcome: 'passed' | 'failed' | 'interrupted';
  /** Milliseconds from the first stack to the end of the last request. */
  readonly duration: number;
  /** What AWS itself would have taken besides, in seconds: waits that a rehearsal shortens. */
  readonly shortened: number;
  readonly diagnostics: readonly Diagnostic[];
  readonly services: readonly ServiceReport[];
  readonly smoke: readonly SmokeResult[];
  readonly update?: UpdateReport;
  readonly fault?: FaultReport;
  readonly advice: readonly Advice[];
  readonly standIns: readonly StandIn[];
  /** Types of resources that exist here but do nothing, with their number. */
  readonly notRehearsed: readonly { readonly type: string; readonly count: number }[];
  /** Where the application answers, while it is kept running. */
  readonly url?: string;
  /** A file with the certificate to trust at an `https:` URL, while it is kept running. */
  readonly authorityFile?: string;
}

/** Something here in place of something of AWS's, or of what an image asks for. */
export interface StandIn {
  /** In the project's own words: a store's name, an image. */
  readonly of: string;
  /** What a store would be on AWS: `Aurora PostgreSQL 16`. */
  readonly insteadOf?: string;
  /** `PostgreSQL 15.18 from this machine` */
  readonly by: string;
}

/** One service: what was measured of it, and its last words if it failed. */
export interface ServiceReport {
  readonly name: string;
  readonly kind: ApplicationService['kind'];
  /** Whether a task of it ran: what the clock or a queue starts mostly does not. */
  readonly ran: boolean;
  /** Milliseconds from the start of its containers to the first healthy answer. */
  readonly healthyAfter?: number;
  /** Bytes. */
  readonly peakMemory?: number;
  /** CPU units, 1,024 to a vCPU. */
  readonly peakCpu?: number;
  /** The end of its log, or of its image's build, if something is wrong with it. */
  readonly lastLines?: readonly string[];
}

/** A setting that the measurements speak against, and what they speak for. */
export interface Advice {
  readonly service: string;
  readonly setting: string;
  readonly now: string;
  readonly better: string;
  readonly evidence: string;
}

/** How the second version rolled in. */
export interface UpdateReport {
  readonly service: string;
  readonly outcome: 'rolled-in' | 'rolled-back' | 'stuck';
  /** Milliseconds until only the requested version ran, or the old one again. */
  readonly duration: number;
  readonly load: LoadReport;
  /** Healthy tasks over time, each from `at` milliseconds on, by service. */
  readonly capacity: readonly CapacityChange[];
}

export interface CapacityChange {
  readonly at: number;
  readonly service: string;
  readonly healthy: number;
}
