import { DescribeTaskDefinitionCommand, ListTaskDefinitionsCommand } from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { ImageUnknown } from '../images/registry/image-unknown.ts';
import { requestFor } from '../rehearse/testing/plan-text.ts';
import { changesBetween } from '../releases/changes-between.ts';
import { planRollback } from '../releases/plan-rollback.ts';
import { inVirtualTime } from '../testing/scripted-sandbox.ts';
import { rollBack } from './roll-back.ts';
import { Harbour, soundPrograms } from './testing/harbour.ts';

const compose = `
services:
  api:
    build: .
    ports: ["8080:8080"]
  proxy:
    image: nginx:1.27
    command: ["nginx"]
x-seaworthy: { region: ap-northeast-2 }
`;
const hex = (digit: string) => `sha256:${digit.repeat(64)}`;
const pinned = (digit: string) => `nginx:1.27@${hex(digit)}`;

/** Deploys with a registry that answers so. */
async function deploy(harbour: Harbour, digest: () => string, version = 'v1') {
  harbour.digestOf = digest;
  const { report } = await harbour.ship(version, soundPrograms, { compose });
  const [release] = await harbour.releases().list();
  const stack = release?.stacks.find(({ service }) => service?.name === 'proxy');
  return { report, release, image: stack?.parameters.Image };
}

const openHarbour = () =>
  new Harbour({
    localImages: (reference) => ({
      digest: hex('9'),
      architectures: ['X86_64'],
      compressedSize: 1,
      engineReference: reference,
    }),
  });

/** As the newest definition of its tasks has it. */
async function imageOfTasks({ account: { clients }, scripted }: Harbour) {
  return inVirtualTime(scripted.clock, clients, async () => {
    const named = { familyPrefix: 'shop-production-proxy', sort: 'DESC' as const };
    const list = await clients.ecs.send(new ListTaskDefinitionsCommand(named));
    const [taskDefinition] = list.taskDefinitionArns ?? [];
    const found = await clients.ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition }));
    return found.taskDefinition?.containerDefinitions?.[0]?.image;
  });
}

test('a registry’s image runs by its digest, which the release has', async () => {
  const harbour = openHarbour();
  const { report, image } = await deploy(harbour, () => hex('a'));
  expect(report).toMatchObject({ outcome: 'deployed', diagnostics: [] });
  expect(image).toBe(pinned('a'));
});

test('a tag that means another image now is an image that changed, and rollback goes back to the first', async () => {
  const harbour = openHarbour();
  const first = await deploy(harbour, () => hex('a'));
  const same = await deploy(harbour, () => hex('a'));
  expect(same.report.changed).toBe(false);
  const second = await deploy(harbour, () => hex('b'));
  expect(changesBetween(first.release?.stacks ?? [], second.release?.stacks ?? [])).toEqual([
    {
      name: 'proxy',
      kind: 'changed',
      image: true,
      secrets: false,
      settings: false,
      tasks: false,
      files: false,
    },
  ]);

  expect(await imageOfTasks(harbour)).toBe(pinned('b'));
  const { account, scripted } = harbour;
  const host = harbour.host(requestFor(compose), harbour.dock('v1', soundPrograms), () => {});
  const { outcome } = await inVirtualTime(scripted.clock, account.clients, async () => {
    const context = { ...account, emit: () => {}, signal: host.stop };
    const planned = await planRollback(1, host.releases, context);
    if (planned.kind === 'refused') throw new Error(JSON.stringify(planned.problems));
    const project = requestFor(compose);
    return rollBack({ plan: planned.plan, project, secrets: [] }, host);
  });
  expect(outcome).toBe('rolled-back');
  expect(await imageOfTasks(harbour)).toBe(pinned('a'));
});

test('a registry that does not say it leaves the tag, which is told, and later the digest that runs', async () => {
  const harbour = openHarbour();
  const silent = () => {
    throw new ImageUnknown('it cannot be reached');
  };
  const first = await deploy(harbour, silent);
  expect(first.report.outcome).toBe('deployed');
  expect(first.report.diagnostics.map(({ severity, message }) => [severity, message])).toEqual([
    [
      'advice',
      'nginx:1.27 runs by its tag, since the registry does not say which image that is: it cannot be reached. A release that goes back may run another one.',
    ],
  ]);
  expect(first.image).toBe('nginx:1.27');

  await deploy(harbour, () => hex('a'));
  const later = await deploy(harbour, silent, 'v2');
  expect(later.report).toMatchObject({ outcome: 'deployed', diagnostics: [] });
  expect(later.image).toBe(pinned('a'));
});

test('an image that the registry does not have is told before anything is made', async () => {
  const { report } = await deploy(openHarbour(), () => {
    throw new ImageUnknown('it has no such image', { isMissing: true });
  });
  expect(report.outcome).toBe('refused');
  expect(report.diagnostics.map(({ code, message, span }) => [code, message, span?.file])).toEqual([
    ['deploy/image-missing', 'The registry has no image nginx:1.27.', 'compose.yaml'],
  ]);
});

test('what runs from a tag that is gone since runs on', async () => {
  const harbour = openHarbour();
  await deploy(harbour, () => hex('a'));
  const later = await deploy(
    harbour,
    () => {
      throw new ImageUnknown('it has no such image', { isMissing: true });
    },
    'v2',
  );
  expect(later).toMatchObject({ report: { outcome: 'deployed' }, image: pinned('a') });
});

test('a new image for another processor is told before anything is made; one that runs is not asked for', async () => {
  const harbour = openHarbour();
  const asked: string[] = [];
  harbour.architecturesOf = (reference) => {
    asked.push(reference);
    return asked.length === 1 ? ['amd64', 's390x'] : ['arm64'];
  };
  await deploy(harbour, () => hex('a'));
  await deploy(harbour, () => hex('a'), 'v2');
  expect(asked).toEqual(['nginx:1.27']);

  const { report } = await deploy(harbour, () => hex('b'));
  expect(report.outcome).toBe('refused');
  expect(report.diagnostics.map(({ code, message, owner }) => [code, message, owner])).toEqual([
    [
      'deploy/wrong-architecture',
      'The image of proxy is for linux/arm64, and its tasks run on linux/amd64.',
      'proxy',
    ],
  ]);
});
