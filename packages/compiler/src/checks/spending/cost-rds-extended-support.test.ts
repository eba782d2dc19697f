import { describe, expect, it } from 'vitest';
import { change } from '../testing/change.ts';
import { findingsOf } from '../testing/findings-of.ts';
import { planned } from '../testing/good-facts.ts';
import { costRdsExtendedSupport } from './cost-rds-extended-support.ts';

describe('cost-rds-extended-support', () => {
  it('warns of a database that AWS bills for its age', () => {
    expect(
      findingsOf(
        costRdsExtendedSupport,
        planned(change('databases', 'data/Db', { version: '13.15', extendedSupport: true })),
      )[0],
    ).toContain('warning: db runs postgres 13.15, which is out of standard support');
    expect(
      findingsOf(
        costRdsExtendedSupport,
        planned(change('databases', 'data/Db', { version: '13', extendedSupport: false })),
      ),
    ).toEqual([]);
    expect(
      findingsOf(
        costRdsExtendedSupport,
        planned(change('databases', 'data/Db', { version: '16', extendedSupport: true })),
      ),
    ).toEqual([]);
  });
});
