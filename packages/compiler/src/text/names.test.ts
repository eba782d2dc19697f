import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { awsName, logicalId } from './names.ts';

/** Names as Compose allows them for services and volumes. */
const composeName = fc.stringMatching(/^[a-zA-Z0-9._-]{1,20}$/);

describe('logicalId', () => {
  test('joins the words of names', () => {
    expect(logicalId('api-worker', 'queue')).toBe('ApiWorkerQueue');
  });

  test('keeps names apart that differ only in what AWS refuses, or in capitals', () => {
    const names = [
      'api-worker',
      'api_worker',
      'api.worker',
      'apiWorker',
      'Api-worker',
      'api--worker',
    ];
    expect(new Set(names.map((name) => logicalId(name))).size).toBe(names.length);
  });

  test('gives two Compose names two ids, of letters and digits only', () =>
    fc.assert(
      fc.property(composeName, composeName, (one, other) => {
        fc.pre(one !== other);
        expect(logicalId(one)).not.toBe(logicalId(other));
        expect(logicalId(one)).toMatch(/^[A-Za-z0-9]+$/);
      }),
    ));

  test('gives names of other scripts an id', () => {
    expect(logicalId('주문', 'queue')).toMatch(/^[0-9a-f]{8}Queue$/);
  });
});

describe('awsName', () => {
  test('leaves a name alone that AWS takes', () => {
    expect(awsName(50, 'shop', 'production', 'api-2')).toBe('shop-production-api-2');
  });

  test('cuts a long name and keeps it different from its neighbours', () => {
    const long = 'a'.repeat(60);
    expect(awsName(32, `${long}1`)).toHaveLength(32);
    expect(awsName(32, `${long}1`)).not.toBe(awsName(32, `${long}2`));
  });

  test('is made of what AWS takes and within its limit, whatever the name', () =>
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.integer({ min: 10, max: 64 }), (name, limit) => {
        expect(awsName(limit, name)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(awsName(limit, name).length).toBeLessThanOrEqual(limit);
      }),
    ));
});
