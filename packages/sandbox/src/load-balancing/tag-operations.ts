import type * as Sdk from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Operations } from '../aws/operation.ts';
import { operation } from './operation.ts';
import { find, type Store } from './store.ts';

/** What ELB is asked of tags. */
export function tagOperations(store: Store): Operations {
  const tagsOf = (arn: string) => store.tags.get(arn) ?? {};

  return {
    DescribeTags: operation('DescribeTags', ({ ResourceArns = [] }: Sdk.DescribeTagsInput) => {
      for (const arn of ResourceArns ?? []) checkExists(store, arn);
      return {
        TagDescriptions: (ResourceArns ?? []).map((ResourceArn) => ({
          ResourceArn,
          Tags: Object.entries(tagsOf(ResourceArn)).map(([Key, Value]) => ({ Key, Value })),
        })),
      };
    }),
    AddTags: operation('AddTags', ({ ResourceArns, Tags }: Sdk.AddTagsInput) => {
      for (const arn of ResourceArns ?? []) {
        checkExists(store, arn);
        const added = (Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value] as const);
        store.tags.set(arn, { ...tagsOf(arn), ...Object.fromEntries(added) });
      }
      return {};
    }),
    RemoveTags: operation('RemoveTags', ({ ResourceArns, TagKeys }: Sdk.RemoveTagsInput) => {
      for (const arn of ResourceArns ?? []) {
        checkExists(store, arn);
        const kept = Object.entries(tagsOf(arn)).filter(([key]) => TagKeys?.includes(key) !== true);
        store.tags.set(arn, Object.fromEntries(kept));
      }
      return {};
    }),
  };
}

/** Throws in the words for what the ARN names. */
function checkExists(store: Store, arn: string): void {
  if (arn.includes(':loadbalancer/')) find.loadBalancer(store, arn);
  else if (arn.includes(':listener-rule/')) find.rule(store, arn);
  else if (arn.includes(':listener/')) find.listener(store, arn);
  else find.group(store, arn);
}
