import type { DeployedStack } from '../find-stacks.ts';

/** What destroying a project's environment would do. */
export interface Destruction {
  readonly project: string;
  readonly environment: string;
  /** Stacks of services, which all go. */
  readonly services: readonly DeployedStack[];
  /** Stores that go because they are named. */
  readonly stores: readonly string[];
  /** Stores that stay, and with them the data stack and the network they are in. */
  readonly keptStores: readonly string[];
  /** The data stack and the foundation, as far as they are there. */
  readonly data?: DeployedStack;
  readonly foundation?: DeployedStack;
  /** Whether nothing is left but what AWS keeps on purpose. */
  readonly isWhole: boolean;
  /** In the order in which they go. */
  readonly things: readonly ThingToLose[];
}

/** Something that people would miss. */
export interface ThingToLose {
  readonly stack: string;
  readonly id: string;
  readonly type: string;
  /** The service or store that it belongs to; absent for what all share. */
  readonly owner?: string;
  /** What people call it, such as `database`. */
  readonly what: string;
  /** What AWS calls it; '' while it has no name there. */
  readonly physicalId: string;
  /** `snapshot`: gone, but AWS keeps a final snapshot. `stays`: AWS keeps it, outside any stack. */
  readonly fate: 'lost' | 'snapshot' | 'stays';
}

/** How it ended. */
export interface DestructionResult {
  readonly outcome: 'done' | 'failed' | 'interrupted';
  readonly failures: readonly NotDeleted[];
}

/** What AWS could not delete. */
export interface NotDeleted {
  readonly stack: string;
  /** Its logical id, or the name of the stack when no resource is to blame. */
  readonly resource: string;
  /** What AWS calls it; absent when it has no name there. */
  readonly physicalId?: string;
  /** CloudFormation's, such as `DELETE_FAILED`. */
  readonly status: string;
  /** AWS's own. */
  readonly reason: string;
}
