import type { EngineEvent } from '@seaworthy/engine';
import { expect, test } from 'vitest';
import { examplePlan } from '../testing/example-plan.ts';
import { viewOf } from '../testing/view-of.ts';
import { deployProgress } from './deploy-progress.ts';

type ImageEvent = Extract<EngineEvent, { kind: 'image' }>;

function told(quiet: boolean, ...events: readonly (readonly [ImageEvent['state'], string])[]) {
  const { page } = viewOf(examplePlan, 100);
  const tell = deployProgress({ page, stacks: [], everything: false, quiet });
  return events.flatMap(([state, detail]) =>
    tell({ kind: 'image', service: 'api', state, detail }, 12_000),
  );
}

const progress = [
  ['progress', 'STEP 3/9: RUN npm ci'],
  ['progress', 'added 203 packages'],
  ['pushing', 'is being pushed: 2 of 7 layers, 120 MB so far'],
] as const;

test('the steps of a build and how far a push has come are told', () => {
  expect(told(false, ...progress)).toEqual([
    '  12.0 s  api         step 3/9: RUN npm ci',
    '  12.0 s  api         is being pushed: 2 of 7 layers, 120 MB so far',
  ]);
});

test('nobody watches the log of CI: they are not told there', () => {
  expect(told(true, ...progress)).toEqual([]);
});

test.each([true, false])('a warning is told before anything is changed, in CI too: %s', (quiet) => {
  const { page } = viewOf(examplePlan, 100);
  const tell = deployProgress({ page, stacks: [], everything: false, quiet });
  const message = 'The role ApiTaskRole was changed by hand since it was deployed: Policies.';
  expect(tell({ kind: 'warning', code: 'deploy/changed-by-hand', message }, 900)).toEqual([
    `   0.9 s  warning     ${message}`,
  ]);
});
