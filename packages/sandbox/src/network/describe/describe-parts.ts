import type { Identity } from '../../aws/identity.ts';
import type { Inventory } from '../../resources/inventory.ts';
import type { NetworkRecords } from '../records.ts';

/** What Describe calls of EC2 read. */
export interface DescribeParts {
  readonly records: NetworkRecords;
  readonly identity: Identity;
  readonly inventory: Inventory;
}

/** Tags as EC2 lists them. */
export function tagList({ inventory }: DescribeParts, physicalId: string) {
  return Object.entries(inventory.tagsOf(physicalId)).map(([Key, Value]) => ({ Key, Value }));
}

export function arnOfEc2({ identity }: DescribeParts, kind: string, id: string): string {
  return `arn:aws:ec2:${identity.region}:${identity.account}:${kind}/${id}`;
}
