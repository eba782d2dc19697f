import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  Tag,
  TagResourceRequest,
  TagResourceResponse,
  UntagResourceRequest,
  UntagResourceResponse,
} from '@aws-sdk/client-ecs';
import type { Need, Operation, Operations } from '../../aws/operation.ts';
import type { FindTagged } from './find-tagged.ts';

/** What ECS is asked of tags, on clusters, services, task definitions and tasks. */
export function tagOperations(find: FindTagged): Operations {
  const needs =
    (action: string) =>
    ({ resourceArn: resource = '' }: { resourceArn?: string | undefined }): readonly Need[] => [
      { action: `ecs:${action}`, resource },
    ];

  const ListTagsForResource: Operation<ListTagsForResourceRequest, ListTagsForResourceResponse> = {
    needs: needs('ListTagsForResource'),
    run: ({ resourceArn = '' }) => ({ tags: [...find(resourceArn).tags] }),
  };

  const TagResource: Operation<TagResourceRequest, TagResourceResponse> = {
    needs: needs('TagResource'),
    run: ({ resourceArn = '', tags: given = [] }) => {
      const { tags, retag } = find(resourceArn);
      retag([...without(tags, keysOf(given)), ...given]);
      return {};
    },
  };

  const UntagResource: Operation<UntagResourceRequest, UntagResourceResponse> = {
    needs: needs('UntagResource'),
    run: ({ resourceArn = '', tagKeys = [] }) => {
      const { tags, retag } = find(resourceArn);
      retag(without(tags, tagKeys));
      return {};
    },
  };

  return { ListTagsForResource, TagResource, UntagResource };
}

function keysOf(tags: readonly Tag[]): readonly (string | undefined)[] {
  return tags.map(({ key }) => key);
}

function without(tags: readonly Tag[], keys: readonly (string | undefined)[]): readonly Tag[] {
  return tags.filter(({ key }) => !keys.includes(key));
}
