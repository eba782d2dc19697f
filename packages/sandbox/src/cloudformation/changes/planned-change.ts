import type { ResourceChange } from '@aws-sdk/client-cloudformation';

/** A change as `DescribeChangeSet` tells it. */
export interface PlannedChange extends ResourceChange {
  readonly Action: 'Add' | 'Import' | 'Modify' | 'Remove';
  readonly LogicalResourceId: string;
  readonly ResourceType: string;
}
