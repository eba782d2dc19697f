import type { Application, Graph, TaskKind, Template } from '@seaworthy/compiler';
import type { Cause } from '../../doctor/cause.ts';
import type { ImageConfig } from '../../images/service-images.ts';
import type { TemplateEdit } from './template/template-body.ts';

/** A mistake that a rehearsal can make on purpose, to see what AWS would do about it. */
export interface Fault {
  /** As in `--fault crash-on-boot`. */
  readonly name: string;
  /** What is done, in one line. */
  readonly does: string;
  /** What should happen on AWS, in one line. */
  readonly expects: string;
  /** AWS's own words, or those of the program where AWS says nothing, in what is told. */
  readonly shows: RegExp;
  /** Whether the deployment fails and is rolled back, or comes through. */
  readonly ends: 'rolled-back' | 'deployed';
  /** What the doctor should name; absent when AWS copes by itself and nothing is wrong. */
  readonly cause?: Cause;
  /** What has to be done after a deployment that comes through, for the fault to show. */
  readonly afterwards?: Afterwards;
  /** The change that makes the mistake, or why it cannot be made in this project. */
  readonly change: (place: FaultPlace) => FaultChange | Refusal;
}

/**
 * `watch` looks on while tasks die, `replace-tasks` rolls the same revision in once more,
 * `interrupt-task` takes the capacity of one task away.
 */
export type Afterwards = 'watch' | 'replace-tasks' | 'interrupt-task';

/** Where a fault goes: one service of a project, with what its image says of itself. */
export interface FaultPlace {
  readonly service: FaultyService;
  readonly application: Application;
  readonly image: ImageConfig;
}

/** Services of ECS; jobs and sites take no faults. */
export type FaultyService = Extract<TaskKind, { readonly kind: 'web' | 'worker' }>;

/** What is changed before the deployment, the rest stays as it is. */
export interface FaultChange {
  readonly kind: 'change';
  /** In the stack of the service. */
  readonly service?: TemplateEdit;
  /** In the stacks of the foundation. */
  readonly foundation?: TemplateEdit;
  /** Keys that the application's secret lacks. */
  readonly secretWithout?: readonly string[];
}

/** Words that end the sentence "crash-on-boot cannot be rehearsed: …". */
export interface Refusal {
  readonly kind: 'refusal';
  readonly reason: string;
}

/** What a deployment ships, as far as faults change it. */
export interface ShipmentParts {
  readonly application: Application;
  readonly graph: Graph;
  readonly templates: readonly Template[];
  readonly secretValues: Readonly<Record<string, string>>;
}

export function refuse(reason: string): Refusal {
  return { kind: 'refusal', reason };
}
