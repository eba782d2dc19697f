import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { covers, isPrivate, usableAddresses } from './cidr.ts';

describe('address blocks', () => {
  it('cover what lies inside them', () => {
    expect(covers('10.0.0.0/16', '10.0.255.0/24')).toBe(true);
    expect(covers('10.0.0.0/16', '10.1.0.0/24')).toBe(false);
    expect(covers('10.0.0.0/24', '10.0.0.0/16')).toBe(false);
    expect(covers('0.0.0.0/0', 'fd00::/8')).toBe(true);
    expect(covers('10.0.0.0/16', '${shop/Vpc.CidrBlock}')).toBe('unknown');
  });

  it('of any width cover themselves and are covered by everything', () => {
    const block = fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 }));
    fc.assert(
      fc.property(block, ([address, bits]) => {
        expect(covers(`${address}/${bits}`, `${address}/${bits}`)).toBe(true);
        expect(covers('0.0.0.0/0', `${address}/${bits}`)).toBe(true);
      }),
    );
  });

  it('leave five addresses to AWS', () => {
    expect(usableAddresses('10.0.0.0/24')).toBe(251);
    expect(usableAddresses('10.0.0.0/28')).toBe(11);
    expect(usableAddresses('unknown')).toBeUndefined();
  });

  it('are private where the internet does not route them', () => {
    expect(['10.1.0.0/16', '172.31.0.0/16', '192.168.1.1/32'].map(isPrivate)).toEqual([
      true,
      true,
      true,
    ]);
    expect(['172.32.0.0/16', '8.8.8.0/24', '0.0.0.0/0'].map(isPrivate)).toEqual([
      false,
      false,
      false,
    ]);
  });
});
