import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Value } from '../application/value.ts';
import {
  connectionStore,
  type HandoverKey,
  handoverId,
  handoverPath,
  repositoryName,
  serviceStackName,
  stackName,
} from './handover.ts';
import { application, databaseUrl } from './testing/applications.ts';

const shop = application();

describe('handed-over values', () => {
  test('have a path and an id that say what they are', () => {
    expect(handoverPath(shop, 'store/db/host')).toBe('/seaworthy/shop/production/store/db/host');
    expect(handoverId('given', 'store/db/host')).toBe('GivenStoreDbHost');
  });

  test.each<readonly [HandoverKey, HandoverKey]>([
    ['store/a-bucket/host', 'store/a/bucket/host'],
    ['store/a/bucket/b-c', 'store/a-bucket/bucket/c'],
    ['store/a/queue/b/url', 'store/a-queue/queue/url/arn'],
    ['volume/a/security-group', 'security-group/volume-a'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(handoverId('given', one)).not.toBe(handoverId('given', other));
  });

  test('have paths and ids of their own, whatever stores and their items are called', () =>
    fc.assert(
      fc.property(handoverKey, handoverKey, (one, other) => {
        fc.pre(one !== other);
        expect(handoverId('given', one)).not.toBe(handoverId('given', other));
        expect(handoverPath(shop, one)).not.toBe(handoverPath(shop, other));
      }),
    ));
});

const name = fc.stringMatching(/^[a-zA-Z0-9._-]{1,4}$/);

const handoverKey: fc.Arbitrary<HandoverKey> = fc.oneof(
  name.map((store) => `store/${store}/host` as const),
  fc.tuple(name, name).map(([store, item]) => `store/${store}/bucket/${item}` as const),
  fc.tuple(name, name).map(([store, item]) => `store/${store}/queue/${item}/url` as const),
  name.map((volume) => `volume/${volume}/security-group` as const),
  name.map((service) => `security-group/${service}` as const),
);

describe('names of stacks', () => {
  test('say project, environment and service', () => {
    expect(serviceStackName(shop, 'api')).toBe('shop-production-api');
  });

  test('keep a service called data apart from the data stack', () => {
    expect(serviceStackName(shop, 'data')).not.toBe(stackName(shop, 'data'));
    expect(serviceStackName(shop, 'foundation')).not.toBe(stackName(shop, 'foundation'));
  });

  test('are names that CloudFormation takes', () => {
    const game = application({ name: '2048-game' });
    for (const service of ['api_worker', 'Api.V2', 'x'.repeat(150)]) {
      expect(serviceStackName(game, service)).toMatch(/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/);
    }
  });
});

test('a repository has a name that ECR takes', () => {
  expect(repositoryName(shop, 'api')).toBe('shop/production/api');
  expect(repositoryName(shop, 'Api_Worker')).toMatch(/^shop\/production\/api-worker-[0-9a-f]{8}$/);
});

describe('a composed value', () => {
  test('lies in the secret of the store whose password it holds', () => {
    expect(connectionStore(databaseUrl('db'))).toBe('db');
  });

  test('is none when the password stands alone or there is no password', () => {
    const password: Value = [{ kind: 'store', store: 'db', attribute: 'password' }];
    const host: Value = [
      { kind: 'text', text: 'http://' },
      { kind: 'store', store: 'db', attribute: 'host' },
    ];
    expect([connectionStore(password), connectionStore(host)]).toEqual([undefined, undefined]);
  });
});
