import type { ShipReport } from '@seaworthy/engine';
import { expect, test } from 'vitest';
import { examplePlan } from '../testing/example-plan.ts';
import { viewOf } from '../testing/view-of.ts';
import { deployPage } from './deploy-page.ts';

const deployed: ShipReport = {
  outcome: 'deployed',
  duration: 60_000,
  url: 'https://shop.example.com',
  changed: true,
  services: [],
  diagnostics: [],
};

function pageOf(report: ShipReport): string {
  return deployPage(report, viewOf(examplePlan, 100)).join('\n');
}

test('a deployment says where it answers', () => {
  expect(pageOf(deployed)).toContain('It answers at https://shop.example.com');
});

test('it does not say that it answers while DNS does not know its name', () => {
  const unknown = {
    code: 'deploy/name-unknown',
    severity: 'warning',
    message: 'DNS here does not know shop.example.com yet.',
  } as const;
  const page = pageOf({ ...deployed, diagnostics: [unknown] });

  expect(page).toContain('Its address is https://shop.example.com');
  expect(page).not.toContain('It answers');
});

test('a service that was not there before is created, any other one updated', () => {
  const done = { kind: 'worker', state: 'done' } as const;
  const page = pageOf({
    ...deployed,
    services: [
      { ...done, name: 'mailer', isNew: true },
      { ...done, name: 'api' },
    ],
  });

  expect(page).toMatch(/mailer +created/);
  expect(page).toMatch(/api +updated/);
});

test('a job that failed is told as that, and that no service was changed', () => {
  const page = pageOf({
    ...deployed,
    outcome: 'failed',
    services: [
      { name: 'migrate', kind: 'job', state: 'failed' },
      { name: 'api', kind: 'web', state: 'not-reached' },
    ],
  });

  expect(page).toContain('The deployment failed after 60 s. No service was changed.');
  expect(page).toMatch(/migrate +failed/);
});

test('of findings alike, it names where all are shown: check knows nothing of the account', () => {
  const missing = (id: string) => ({
    code: 'deploy/existing-missing',
    severity: 'error' as const,
    message: `This account does not have ${id}.`,
  });
  const diagnostics = ['a', 'b', 'c', 'd', 'e'].map(missing);
  const page = pageOf({ ...deployed, outcome: 'refused', diagnostics });

  expect(page).toMatch(/2 more of deploy\/existing-missing.*with --json it shows all/);
});
