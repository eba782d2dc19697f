import { describe, expect, it } from 'vitest';
import { change, remove } from '../testing/change.ts';
import { findingsOf } from '../testing/findings-of.ts';
import { live, planned } from '../testing/good-facts.ts';
import { vpcDnsOff } from './vpc-dns-off.ts';

describe('vpc-dns-off', () => {
  it('reports host names that are off where a file system needs them', () => {
    expect(
      findingsOf(vpcDnsOff, planned(change('vpcs', 'base/Vpc', { dnsHostnames: false }))),
    ).toEqual([
      'error: The VPC has `enableDnsHostnames` off, and a shared file system cannot be found by name without it.',
    ]);
  });

  it('is content where nothing needs them, or they cannot be seen', () => {
    expect(
      findingsOf(
        vpcDnsOff,
        planned(
          remove('fileSystems', 'data/Files', change('vpcs', 'base/Vpc', { dnsHostnames: false })),
        ),
      ),
    ).toEqual([]);
    expect(
      findingsOf(vpcDnsOff, live(change('vpcs', 'base/Vpc', { dnsHostnames: 'unknown' }))),
    ).toEqual([]);
  });
});
