import { virtualClock } from '@seaworthy/sandbox';
import { expect, test } from 'vitest';
import { type PushMessage, PushProgress } from './push-progress.ts';
import { tellingProgress } from './telling-progress.ts';

function afterAll(messages: readonly PushMessage[]): string {
  const progress = new PushProgress();
  for (const message of messages) progress.hear(message);
  return progress.describe(20);
}

test('what Docker tells of layers is told as a whole', () => {
  const told = afterAll([
    { status: 'The push refers to repository [1.dkr.ecr.eu-west-1.amazonaws.com/shop]' },
    { status: 'Preparing', id: '5f70bf18a086', progressDetail: {} },
    { status: 'Preparing', id: 'a3b5c80a4eba', progressDetail: {} },
    { status: 'Preparing', id: '7f18b442972b', progressDetail: {} },
    { status: 'Layer already exists', id: '5f70bf18a086', progressDetail: {} },
    { status: 'Pushing', id: 'a3b5c80a4eba', progressDetail: { current: 30_000_000 } },
    { status: 'Pushing', id: '7f18b442972b', progressDetail: { current: 12_400_000 } },
    { status: 'Pushed', id: 'a3b5c80a4eba', progressDetail: {} },
  ]);

  expect(told).toBe('is being pushed: 2 of 3 layers, 42 MB so far');
});

test('of an engine that tells of no layer, only how long it has been at it', () => {
  const told = afterAll([{ status: 'The push refers to repository [127.0.0.1:5000/shop]' }]);

  expect(told).toBe('is being pushed, for 20 s so far');
});

test('a push is told at once, every ten seconds, and not after its end', async () => {
  const clock = virtualClock();
  const told: string[] = [];
  let isLater = false;
  const report = (progress: string) => told.push(progress);
  clock.after(60_000, () => {
    isLater = true;
  });

  void tellingProgress({ clock, report }, async (progress) => {
    await clock.sleep(15_000);
    progress.hear({ status: 'Pushing', id: 'a3b5', progressDetail: { current: 9_000_000 } });
    await clock.sleep(10_000);
  });
  await clock.run({ until: () => isLater });

  expect(told).toEqual([
    'is being pushed',
    'is being pushed, for 10 s so far',
    'is being pushed: 0 of 1 layer, 9 MB so far',
  ]);
});
