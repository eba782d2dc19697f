import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { actionsOfDoctor, rulesOfAction } from './rules-of-action.ts';
import { deployStranger } from './testing/stranger.ts';

const folder = fileURLToPath(new URL('./live', import.meta.url));
const asked = readdirSync(folder).flatMap((file) => {
  const source = readFileSync(`${folder}/${file}`, 'utf8');
  return [...source.matchAll(/'([a-z0-9-]+:(?:Describe|Get|List)\w+)'/g)].map(
    ([, action]) => action ?? '',
  );
});

it('every action that is asked for is listed, and no others but those that name what there is', () => {
  const finding = ['ecs:ListClusters', 'ecs:ListServices'];
  const listed = actionsOfDoctor.filter((action) => !finding.includes(action));
  expect([...new Set(asked)].toSorted()).toEqual(listed.toSorted());
});

it('what an examination calls needs these permissions and no others', async () => {
  const needed = new Set<string>();
  let isExamined = false;
  const stranger = await deployStranger({}, undefined, ({ needs }) => {
    for (const { action } of isExamined ? needs() : []) needed.add(action);
  });
  isExamined = true;
  await stranger.examine();
  expect(needed).toContain('rds:DescribeDBInstances');
  expect([...needed].filter((action) => !actionsOfDoctor.includes(action))).toEqual([]);
});

it('only reads', () => {
  expect(actionsOfDoctor.filter((action) => !/:(Describe|Get|List)/.test(action))).toEqual([]);
  expect(actionsOfDoctor).not.toContain('secretsmanager:GetSecretValue');
});

it('says which rules an action decides', () => {
  expect(rulesOfAction('ec2:DescribeVpcAttribute')).toEqual(['vpc-dns-off']);
  const mute = actionsOfDoctor.filter((action) => rulesOfAction(action).length === 0);
  expect(mute).toEqual(['ecs:DescribeServices', 'ecs:ListClusters', 'ecs:ListServices']);
});
