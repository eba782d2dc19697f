import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spanAt } from '../testing/applications.ts';
import { planSubnets } from './subnet-plan.ts';

function plan(cidr: string, zones = 2) {
  return planSubnets({ cidr, zones, nat: 'single', endpoints: [] });
}

describe('planSubnets', () => {
  test('cuts a range into private subnets and public ones', () => {
    expect(plan('10.0.0.0/16')).toEqual({
      vpc: '10.0.0.0/16',
      zones: [
        { publicSubnet: '10.0.128.0/20', privateSubnet: '10.0.0.0/20' },
        { publicSubnet: '10.0.144.0/20', privateSubnet: '10.0.16.0/20' },
      ],
    });
  });

  test('takes the ranges that the user gives', () => {
    const subnets = {
      public: ['10.0.1.0/24', '10.0.2.0/24'],
      private: ['10.0.11.0/24', '10.0.12.0/24'],
      span: spanAt(1),
    };
    const network = { cidr: '10.0.0.0/16', zones: 2, nat: 'single', endpoints: [] } as const;
    expect(planSubnets({ ...network, subnets })?.zones).toEqual([
      { publicSubnet: '10.0.1.0/24', privateSubnet: '10.0.11.0/24' },
      { publicSubnet: '10.0.2.0/24', privateSubnet: '10.0.12.0/24' },
    ]);
  });

  test('starts a range where it starts, as AWS would', () => {
    expect(plan('192.168.77.9/20')?.vpc).toBe('192.168.64.0/20');
  });

  test('moves no subnet when a zone is added', () => {
    expect(plan('172.16.0.0/18', 3)?.zones.slice(0, 2)).toEqual(plan('172.16.0.0/18', 2)?.zones);
  });

  test.each([
    ['one zone', 1, 2],
    ['twenty zones', 20, 8],
  ])('builds what can be built of %s', (_, asked, built) => {
    expect(plan('10.0.0.0/16', asked)?.zones).toHaveLength(built);
  });

  test.each(['10.0.0.0', '10.0.0.0/8', '10.0.0.0/25', '10.0.300.0/16', 'fd00::/16', ''])(
    'takes no %j',
    (cidr) => {
      expect(plan(cidr)).toBeUndefined();
    },
  );

  test('gives subnets of the range that do not overlap', () =>
    fc.assert(
      fc.property(
        fc.ipV4(),
        fc.integer({ min: 16, max: 24 }),
        fc.integer({ min: 1, max: 8 }),
        (address, prefix, zones) => {
          const found = plan(`${address}/${prefix}`, zones);
          const whole = addresses(found?.vpc ?? '');
          const subnets = (found?.zones ?? [])
            .flatMap((zone) => [zone.publicSubnet, zone.privateSubnet])
            .map(addresses)
            .sort((a, b) => a.first - b.first);
          expect(subnets[0]?.first).toBeGreaterThanOrEqual(whole.first);
          expect(subnets.at(-1)?.last).toBeLessThanOrEqual(whole.last);
          for (const [index, subnet] of subnets.slice(1).entries()) {
            expect(subnet.first).toBeGreaterThan(subnets[index]?.last ?? Number.POSITIVE_INFINITY);
          }
        },
      ),
    ));
});

function addresses(cidr: string): { readonly first: number; readonly last: number } {
  const [address = '', prefix] = cidr.split('/');
  const first = address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);
  return { first, last: first + 2 ** (32 - Number(prefix)) - 1 };
}
