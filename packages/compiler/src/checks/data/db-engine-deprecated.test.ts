import { describe, expect, it } from 'vitest';
import { change } from '../testing/change.ts';
import { findingsOf, onlyFinding } from '../testing/findings-of.ts';
import { live, planned } from '../testing/good-facts.ts';
import { dbEngineDeprecated } from './db-engine-deprecated.ts';

describe('db-engine-deprecated', () => {
  it('reports exact versions that AWS no longer creates', () => {
    const found = (engine: string, version: string) =>
      findingsOf(dbEngineDeprecated, planned(change('databases', 'data/Db', { engine, version })));
    expect(found('postgres', '15.4')).toEqual([
      'error: db asks for postgres 15.4, which AWS no longer creates.',
    ]);
    expect(
      [
        found('aurora-postgresql', '16.1'),
        found('mysql', '8.0.36'),
        found('mariadb', '10.6.5'),
      ].map((each) => each.length),
    ).toEqual([1, 1, 1]);
    expect(
      [
        found('postgres', '15'),
        found('postgres', '16.13'),
        found('mysql', '8.4'),
        found('aurora-postgresql', '17.10'),
      ].flat(),
    ).toEqual([]);
  });

  it('reports Aurora Serverless v1', () => {
    expect(
      onlyFinding(
        dbEngineDeprecated,
        planned(change('databases', 'data/Db', { legacyServerless: true })),
      ).message,
    ).toContain('db is Aurora Serverless v1');
  });

  it('warns of a major that only extended support keeps, when that is off', () => {
    expect(
      onlyFinding(dbEngineDeprecated, planned(change('databases', 'data/Db', { version: '13' }))),
    ).toMatchObject({ severity: 'warning', message: expect.stringContaining('that is off') });
  });

  it('says of what runs what AWS does with it, and that it may be lost', () => {
    const found = (version: string) =>
      findingsOf(dbEngineDeprecated, live(change('databases', 'data/Db', { version })));
    expect(found('15.4')).toEqual([
      'warning: db runs postgres 15.4, which AWS no longer creates: a template that names it cannot make it anew.',
    ]);
    expect(found('13.20')).toEqual([
      'warning: db runs postgres 13.20, which is out of standard support, and extended support is off: AWS takes it to a newer major version by itself.',
    ]);
    expect(found('16.13')).toEqual([]);
  });
});
