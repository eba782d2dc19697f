import { describe, expect, it } from 'vitest';
import { change } from '../testing/change.ts';
import { onlyFinding } from '../testing/findings-of.ts';
import { live, planned } from '../testing/good-facts.ts';
import { secretPendingDeletion } from './secret-pending-deletion.ts';

describe('secret-pending-deletion', () => {
  it('reports a secret that is marked for deletion', () => {
    const cloud = change('secrets', 'data/AppSecret', { pendingDeletion: true });
    expect(onlyFinding(secretPendingDeletion, live(cloud))).toMatchObject({
      severity: 'error',
      message: expect.stringContaining('The secret shop/production/app is marked for deletion'),
    });
  });

  it('advises against a fixed name that goes with its stack', () => {
    const cloud = change('secrets', 'data/AppSecret', { deletedWithStack: true });
    expect(onlyFinding(secretPendingDeletion, planned(cloud))).toMatchObject({
      severity: 'advice',
      message: expect.stringContaining('stays blocked for 30 days'),
    });
  });
});
