import type { Layer, Span } from '@seaworthy/compiler';
import type { Drift } from '../../preflight/detect-drift.ts';

/** How what is deployed differs from the project as it is now. */
export interface Difference {
  /** In the order of deployment; stacks that do not differ are left out. */
  readonly stacks: readonly StackDifference[];
  /** Services whose tasks read another version of the application's secret than the current one. */
  readonly secrets: readonly SecretDifference[];
  /** What was changed behind CloudFormation's back. */
  readonly drift: readonly OwnedDrift[];
}

export interface StackDifference {
  readonly stack: string;
  readonly layer: Layer;
  readonly service?: string;
  /** `removed`: deployed, and not in the project any more. */
  readonly kind: 'added' | 'removed' | 'changed';
  readonly resources: readonly ResourceDifference[];
}

export interface ResourceDifference {
  /** Its id in the template; `Parameters` and the like for what is no resource. */
  readonly id: string;
  readonly type: string;
  readonly owner?: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** Whether AWS makes a new one in its place: `maybe` is decided while it happens. */
  readonly replaced: 'never' | 'maybe' | 'always';
  /** Whether data goes with it. */
  readonly losesData: boolean;
  /** The Compose text that asks for it. */
  readonly span?: Span;
  readonly properties: readonly PropertyDifference[];
}

/** A value that differs; absent where there is none, and where it must not be shown. */
export interface PropertyDifference {
  /** Such as `ContainerDefinitions.api.Environment.LOG_LEVEL`. */
  readonly path: string;
  readonly before?: string;
  readonly after?: string;
}

export interface SecretDifference {
  readonly service: string;
  readonly version: string;
  readonly current: string;
}

/** With the service or store that the resource is for, if it is for one. */
export interface OwnedDrift extends Drift {
  readonly owner?: string;
}
