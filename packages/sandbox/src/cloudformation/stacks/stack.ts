import type {
  ChangeSetStatus,
  ChangeSetSummary,
  Output,
  ResourceStatus,
  StackEvent,
  StackStatus,
} from '@aws-sdk/client-cloudformation';
import type { Properties, ResourceState } from '../../resources/resource-handler.ts';
import type { PlannedChange } from '../changes/planned-change.ts';
import type { Deployment } from '../deployment/deployment.ts';
import type { JsonRecord } from '../template/json.ts';
import type { RetentionPolicy } from '../template/template.ts';

/** A stack with everything that is known of it. */
export interface Stack {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  status: StackStatus;
  reason?: string | undefined;
  updatedAt?: number;
  deletedAt?: number;
  protected: boolean;
  disableRollback: boolean;
  /** What it is deployed as, or is being deployed as; absent until its first change set runs. */
  deployment?: Deployment;
  /** Where a rollback leads; absent while the stack was never complete. */
  stable?: StableState;
  outputs: readonly Output[];
  /** What the stack says of each logical id. */
  readonly resources: Map<string, StackResource>;
  /** Everything that exists under the stack, also what is replaced or removed but not yet deleted. */
  readonly existing: Set<PhysicalResource>;
  readonly events: StackEvent[];
  readonly changeSets: Map<string, ChangeSet>;
  /** The operation under way. */
  running?: RunningOperation | undefined;
  /** What the last detection of drift found. */
  drift?: StackDrift;
}

/** How far a stack's resources were from its template. */
export interface StackDrift {
  readonly id: string;
  readonly startedAt: number;
  /** By logical id; absent while the detection is under way. */
  found?: ReadonlyMap<string, ResourceDrift>;
}

/** `NOT_CHECKED`: nothing but CloudFormation changes resources of its type. */
export interface ResourceDrift {
  readonly status: 'IN_SYNC' | 'MODIFIED' | 'DELETED' | 'NOT_CHECKED';
  readonly physicalId: string;
  readonly type: string;
  readonly at: number;
  readonly expected: Properties;
  readonly actual: Properties | undefined;
  readonly differences: readonly DriftDifference[];
}

/** By logical id. */
export type Drifts = ReadonlyMap<string, ResourceDrift>;

export interface DriftDifference {
  /** Such as `/DesiredCount`. */
  readonly path: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** A state of a stack that a rollback can return to. */
export interface StableState {
  readonly deployment: Deployment;
  readonly versions: ReadonlyMap<PhysicalResource, ResourceVersion>;
  readonly outputs: readonly Output[];
}

export interface StackResource {
  readonly logicalId: string;
  type: string;
  status: ResourceStatus;
  reason: string | undefined;
  at: number;
  physicalId?: string;
  /** Absent while it does not exist. */
  physical: PhysicalResource | undefined;
}

/** One thing that exists, from its creation to its deletion. A replacement is another one. */
export interface PhysicalResource {
  readonly logicalId: string;
  readonly type: string;
  version: ResourceVersion;
  /** What has failed half-way or goes on: it is not known to be as `version` says. */
  broken: 'creation' | 'update' | undefined;
}

/** What a resource was made of, last. */
export interface ResourceVersion {
  readonly state: ResourceState;
  readonly description: ResourceDescription;
}

/** What a resource is to be: its part of a deployment, evaluated. */
export interface ResourceDescription {
  readonly type: string;
  /** With functions evaluated and dynamic references as written: what changes are measured on. */
  readonly declared: Properties;
  /** The same with masked parameters: what may be shown. */
  readonly shown: Properties;
  /** With dynamic references resolved: what the handler gets. Holds secrets. */
  readonly resolved: Properties;
  /** The texts in `resolved` that must not be shown, also not in what a handler complains of. */
  readonly secrets: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  readonly metadata: JsonRecord | undefined;
  readonly deletionPolicy: RetentionPolicy;
  readonly updateReplacePolicy: RetentionPolicy;
  /** What must exist as long as it does. */
  readonly needs: ReadonlySet<PhysicalResource>;
}

export interface RunningOperation {
  readonly id: string;
  readonly clientRequestToken: string | undefined;
  /** Stops what is under way, for a reason of the user's. */
  readonly stop: (because: 'cancelled' | 'deleted') => void;
  readonly ended: Promise<void>;
}

export interface ChangeSet {
  readonly id: string;
  readonly name: string;
  readonly description: string | undefined;
  readonly createdAt: number;
  readonly deployment: Deployment;
  /** What it takes up; absent: it imports nothing. */
  readonly imports?: Imports;
  readonly onStackFailure: 'ROLLBACK' | 'DELETE' | 'DO_NOTHING';
  status: ChangeSetStatus;
  executionStatus: NonNullable<ChangeSetSummary['ExecutionStatus']>;
  reason?: string;
  changes: readonly PlannedChange[];
  /** What early validation found. */
  mistakes: readonly ValidationMistake[];
}

/** The identity of each resource that exists and is to be imported, by logical id. */
export type Imports = ReadonlyMap<string, string>;

export interface ValidationMistake {
  readonly logicalId: string;
  readonly type: string;
  /** A JSON pointer into the template. */
  readonly path: string;
  readonly message: string;
}
