import { describe, expect, it } from 'vitest';
import { change } from '../testing/change.ts';
import { findingsOf } from '../testing/findings-of.ts';
import { planned } from '../testing/good-facts.ts';
import { dbSslRequired } from './db-ssl-required.ts';

describe('db-ssl-required', () => {
  it('reports a URL that turns TLS off', () => {
    const finding = findingsOf(
      dbSslRequired,
      planned(withShape('postgres://app:***@${data/Db.Endpoint.Address}:5432/app?sslmode=disable')),
    )[0];
    expect(finding).toBe(
      'error: `DATABASE_URL` of api turns TLS off, and db refuses connections without it.',
    );
  });

  it('warns of a URL that does not ask for TLS', () => {
    const finding = findingsOf(
      dbSslRequired,
      planned(withShape('postgres://app:***@${data/Db.Endpoint.Address}:5432/app')),
    )[0];
    expect(finding).toContain('warning: `DATABASE_URL` of api does not ask for TLS');
  });

  it('is content where the server does not insist, and with values that are no URL', () => {
    const cloud = withShape('postgres://app:***@${data/Db.Endpoint.Address}:5432/app');
    expect(
      findingsOf(
        dbSslRequired,
        planned(change('databases', 'data/Db', { forcesTls: 'unknown' }, cloud)),
      ),
    ).toEqual([]);
    expect(findingsOf(dbSslRequired, planned(withShape('${data/Db.Endpoint.Address}')))).toEqual(
      [],
    );
  });
});

function withShape(shape: string) {
  const keys = ['api', 'worker', 'report'].map((service) => ({
    name: `${service}.DATABASE_URL`,
    shape,
  }));
  return change('secrets', 'data/Connections', { content: { kind: 'json', keys } });
}
