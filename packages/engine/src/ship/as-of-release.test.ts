import { expect, test } from 'vitest';
import { planRollback } from '../releases/plan-rollback.ts';
import { openShop } from '../releases/testing/open-shop.ts';

/** Goes back to a release that cannot start, from one with these settings to the other. */
async function failToGoBack(level: string) {
  const shop = openShop();
  await shop.release({ level });
  await shop.release({ level: 'debug', token: 'two' });
  shop.broken.add(level);
  const planned = await shop.run(() => planRollback(1, shop.store, shop.context));
  if (planned.kind !== 'planned') throw new Error(JSON.stringify(planned));
  const { diagnostics } = await shop.rollBack(planned.plan);
  return diagnostics[0];
}

test('what is wrong with a release is not shown at a line that has other settings today', async () => {
  const found = await failToGoBack('warning');
  expect(found?.owner).toBe('api');
  expect(found?.span).toBeUndefined();
  expect(found?.help).toContain(
    'Release 1 had other settings than the project has here, so that no line is shown.',
  );
});

test('where the project is as it was then, the line is shown', async () => {
  const found = await failToGoBack('info'); // as the project is planned
  expect(found?.owner).toBe('api');
  expect(found?.span).toBeDefined();
  expect(found?.help).not.toContain('Release 1');
});
