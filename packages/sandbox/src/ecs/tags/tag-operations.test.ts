import {
  ECSClient,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-ecs';
import { beforeEach, expect, test } from 'vitest';
import { clientSettings, type ShopAccount, shopAccount } from '../../testing/shop-account.ts';

let account: ShopAccount;
let ecs: ECSClient;
const arn = (resource: string) => `arn:aws:ecs:eu-west-1:123456789012:${resource}`;

beforeEach(async () => {
  account = shopAccount();
  ecs = account.sandbox.attach(new ECSClient(clientSettings), 'ECS');
  expect((await account.deploy()).StackStatus).toBe('CREATE_COMPLETE');
});

async function tags(resourceArn: string) {
  const answer = await ecs.send(new ListTagsForResourceCommand({ resourceArn }));
  return Object.fromEntries((answer.tags ?? []).map(({ key, value }) => [key, value]));
}

test.each([
  ['a service', 'service/shop/web', { project: 'shop', service: 'web' }],
  ['a cluster', 'cluster/shop', { project: 'shop' }],
  ['a task definition', 'task-definition/shop-web:1', { project: 'shop' }],
])('The tags of %s are those of stack and template, and can be changed', async (_, name, given) => {
  const resourceArn = arn(name);
  expect(await tags(resourceArn)).toMatchObject(given);
  const added = [
    { key: 'project', value: 'other' },
    { key: 'owner', value: 'me' },
  ];
  await ecs.send(new TagResourceCommand({ resourceArn, tags: added }));
  expect(await tags(resourceArn)).toMatchObject({ ...given, project: 'other', owner: 'me' });
  await ecs.send(new UntagResourceCommand({ resourceArn, tagKeys: ['project'] }));
  expect(await tags(resourceArn)).not.toHaveProperty('project');
});

test('What is not there has no tags', async () => {
  await expect(tags(arn('service/shop/none'))).rejects.toThrow('Service not found.');
  await expect(tags(arn('cluster/none'))).rejects.toThrow('Cluster not found.');
  await expect(tags('arn:aws:s3:::bucket')).rejects.toThrow('Invalid identifier');
});
