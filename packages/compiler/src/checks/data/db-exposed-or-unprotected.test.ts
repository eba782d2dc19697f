import { describe, expect, it } from 'vitest';
import { change } from '../testing/change.ts';
import { findingsOf } from '../testing/findings-of.ts';
import { planned } from '../testing/good-facts.ts';
import { anywhere } from '../testing/good-network.ts';
import { dbExposedOrUnprotected } from './db-exposed-or-unprotected.ts';

describe('db-exposed-or-unprotected', () => {
  it('reports each way in which strangers or a slip get at the data', () => {
    const cloud = change('databases', 'data/Db', {
      publiclyAccessible: true,
      encrypted: false,
      backupDays: 0,
      deletionProtection: false,
    });
    expect(findingsOf(dbExposedOrUnprotected, planned(cloud))).toEqual([
      'error: db has a public address.',
      'error: db is not encrypted, and AWS cannot encrypt it later in place.',
      'error: db is never backed up.',
      'warning: db can be deleted by a single call.',
    ]);
  });

  it('reports a database that lets the whole internet in', () => {
    const cloud = change('securityGroups', 'base/DbGroup', { ingress: [anywhere(5432)] });
    expect(findingsOf(dbExposedOrUnprotected, planned(cloud))).toEqual([
      'error: db lets the whole internet in.',
    ]);
  });

  it('only advises longer backups', () => {
    expect(
      findingsOf(
        dbExposedOrUnprotected,
        planned(change('databases', 'data/Db', { backupDays: 1 })),
      ),
    ).toEqual(['advice: db is backed up for 1 days only.']);
  });
});
