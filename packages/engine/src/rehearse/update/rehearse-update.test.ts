import { DescribeTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import type { Script } from '@seaworthy/sandbox';
import { expect, test } from 'vitest';
import { rehearse } from '../rehearse.ts';
import { requestFor } from '../testing/plan-text.ts';
import { scriptedGround } from '../testing/scripted-ground.ts';
import type { UpdateRequest } from './update-request.ts';

const shop = `
services:
  shop:
    build: .
    ports: ["8080:8080"]
`;
const serving: Script = { listens: [{ port: 8080 }] };

/** Rehearses an update whose second version follows a script; says also which images there were. */
async function rehearseUpdateTo(update: UpdateRequest, second: Script = serving) {
  const prepared: string[] = [];
  const ground = scriptedGround(
    ({ definition }) => (definition.endsWith(':1') ? serving : second),
    {
      prepareImage: async ({ name, image }) => {
        prepared.push(image.kind === 'registry' ? image.reference : name);
      },
    },
  );
  const imageOf = async (revision: number) => {
    const taskDefinition = `shop-production-shop:${revision}`;
    const command = new DescribeTaskDefinitionCommand({ taskDefinition });
    const { taskDefinition: found } = await ground.clients.ecs.send(command);
    return found?.containerDefinitions?.[0]?.image ?? '';
  };
  const report = await ground.run(() =>
    rehearse(
      { ...requestFor(shop), update },
      {
        openGround: async () => ground,
        emit: () => {},
        signal: new AbortController().signal,
      },
    ),
  );
  return { report, prepared, first: await imageOf(1), second: await imageOf(2) };
}

test('the same image is rolled in as a new revision', async () => {
  const { report, prepared, first, second } = await rehearseUpdateTo({ kind: 'same' });
  expect(report).toMatchObject({ outcome: 'passed', update: { outcome: 'rolled-in' } });
  expect(prepared).toEqual(['shop']);
  expect(second).toBe(first);
});

test('a new build is rolled in', async () => {
  const { report, prepared, first, second } = await rehearseUpdateTo({ kind: 'build' });
  expect(report).toMatchObject({ outcome: 'passed', update: { outcome: 'rolled-in' } });
  expect(prepared).toEqual(['shop', 'shop']);
  expect(second).toMatch(/@sha256:/);
  expect(second).not.toBe(first);
});

test('another image is rolled in', async () => {
  const reference = 'registry.example.com/shop:2';
  const { report, prepared, second } = await rehearseUpdateTo({ kind: 'image', reference });
  expect(report).toMatchObject({ outcome: 'passed', update: { outcome: 'rolled-in' } });
  expect(prepared).toEqual(['shop', reference]);
  expect(second).toBe(reference);
});

test('an update that is rolled back is a rehearsal that failed', async () => {
  const crashing: Script = { exits: { after: 500, code: 1 } };
  const { report } = await rehearseUpdateTo({ kind: 'same' }, crashing);
  expect(report).toMatchObject({ outcome: 'failed', update: { outcome: 'rolled-back' } });
  expect(report.diagnostics.map(({ code }) => code)).toEqual([
    'crash-loop',
    'rehearse/rolled-back',
  ]);
});
