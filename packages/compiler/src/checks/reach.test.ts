import { describe, expect, it } from 'vitest';
import type { Placement } from '../facts/cloud/fact.ts';
import type { RouteFact } from '../facts/cloud/network.ts';
import { reach } from './reach.ts';
import { add, change, remove } from './testing/change.ts';
import { goodCloud } from './testing/good-facts.ts';
import { anywhere, privateSubnets, publicSubnets, rule, toGroup } from './testing/good-network.ts';

const internet = { kind: 'internet' } as const;
const elsewhere = { kind: 'thing', placement: place('Elsewhere') } as const;
const database = { kind: 'thing', placement: place('DbGroup') } as const;

describe('reaching a thing in the VPC', () => {
  it('needs a rule at both ends', () => {
    expect(reach(goodCloud, place('ApiGroup'), database, 5432)).toEqual({ answer: 'yes' });
    const closed = change('securityGroups', 'base/DbGroup', { ingress: [] });
    expect(reach(closed, place('ApiGroup'), database, 5432)).toEqual({
      answer: 'no',
      missing: { kind: 'ingress', groups: ['base/DbGroup'] },
    });
    const silent = change('securityGroups', 'base/ApiGroup', { egress: [anywhere(443)] }, closed);
    expect(reach(silent, place('ApiGroup'), database, 5432)).toEqual({
      answer: 'no',
      missing: { kind: 'egress', groups: ['base/ApiGroup'] },
    });
  });

  it('needs no route: the local one always exists', () => {
    const cloud = { ...goodCloud, routeTables: [] };
    expect(reach(cloud, place('ApiGroup'), database, 5432)).toEqual({ answer: 'yes' });
  });

  it('takes the rules of any of its groups', () => {
    const from: Placement = {
      ...place('FilesGroup'),
      securityGroups: ['base/FilesGroup', 'base/ApiGroup'],
    };
    expect(reach(goodCloud, from, database, 5432).answer).toBe('yes');
  });

  it('cannot say with a group that is not seen', () => {
    const cloud = change('securityGroups', 'base/ApiGroup', { egress: [anywhere(5432)] });
    expect(reach(cloud, place('ApiGroup'), elsewhere, 5432).answer).toBe('unknown');
    expect(
      reach(goodCloud, { ...place('ApiGroup'), securityGroups: 'unknown' }, database, 5432).answer,
    ).toBe('unknown');
  });
});

describe('reaching the internet', () => {
  it('goes through a NAT gateway from private subnets', () => {
    expect(reach(goodCloud, place('ApiGroup'), internet, 443)).toEqual({ answer: 'yes' });
  });

  it('names the first link that is missing, routes before rules', () => {
    const cloud = change(
      'securityGroups',
      'base/ApiGroup',
      { egress: [] },
      change('routeTables', 'base/PrivateRoutes', { routes: [] }),
    );
    expect(reach(cloud, place('ApiGroup'), internet, 443)).toEqual({
      answer: 'no',
      missing: {
        kind: 'route',
        subnet: 'base/PrivateSubnet1',
        table: 'base/PrivateRoutes',
        implicit: false,
      },
    });
  });

  it('asks every subnet: a task may be put into any', () => {
    const cloud = change('routeTables', 'base/PrivateRoutes', { subnets: ['base/PrivateSubnet1'] });
    expect(reach(cloud, place('ApiGroup'), internet, 443)).toMatchObject({
      missing: { kind: 'route', subnet: 'base/PrivateSubnet2', implicit: true },
    });
  });

  it('needs a public address in public subnets', () => {
    const from = { ...place('ApiGroup'), subnets: publicSubnets };
    expect(reach(goodCloud, from, internet, 443)).toMatchObject({
      missing: { kind: 'public-address' },
    });
    expect(reach(goodCloud, { ...from, publicAddress: true }, internet, 443).answer).toBe('yes');
  });

  it('needs an internet gateway that is attached', () => {
    const from = { ...place('ApiGroup'), subnets: publicSubnets, publicAddress: true };
    const cloud = { ...goodCloud, internetGateways: [{ id: 'base/Igw' }] };
    expect(reach(cloud, from, internet, 443)).toMatchObject({ missing: { kind: 'gateway' } });
  });

  it('works with a regional NAT gateway, which has no subnet', () => {
    const cloud = add(
      'natGateways',
      { id: 'base/Nat', state: 'available' },
      remove('natGateways', 'base/Nat'),
    );
    expect(reach(cloud, place('ApiGroup'), internet, 443).answer).toBe('yes');
  });

  it('fails through a blackhole and cannot say through a transit gateway', () => {
    const through = (target: RouteFact['target']) =>
      reach(
        change('routeTables', 'base/PrivateRoutes', {
          routes: [{ destination: '0.0.0.0/0', target }],
        }),
        place('ApiGroup'),
        internet,
        443,
      );
    expect(through({ kind: 'nat-gateway', id: 'base/Nat', state: 'blackhole' })).toMatchObject({
      missing: { kind: 'gateway', id: 'base/Nat' },
    });
    expect(through({ kind: 'other', id: 'tgw-1', state: 'active' }).answer).toBe('unknown');
  });

  it('is not opened by rules for private addresses, and maybe by some public ones', () => {
    const egress = (cidr: string) =>
      reach(
        change('securityGroups', 'base/ApiGroup', { egress: [rule(443, { kind: 'cidr', cidr })] }),
        place('ApiGroup'),
        internet,
        443,
      ).answer;
    expect([egress('10.0.0.0/8'), egress('52.0.0.0/8'), egress('0.0.0.0/0')]).toEqual([
      'no',
      'unknown',
      'yes',
    ]);
  });
});

describe('reaching a service of AWS', () => {
  const logs = { kind: 'aws', service: 'logs' } as const;
  const endpoint = {
    id: 'base/Logs',
    vpc: 'base/Vpc',
    service: 'logs',
    type: 'interface',
    privateDns: true,
    subnets: privateSubnets,
    securityGroups: ['base/EndpointGroup'],
    routeTables: [],
    available: true,
  } as const;
  const open = {
    id: 'base/EndpointGroup',
    vpc: 'base/Vpc',
    ingress: [toGroup(443, 'ApiGroup')],
    egress: [],
  };

  it('goes to its interface endpoint, whose group must let it in', () => {
    const without = change('routeTables', 'base/PrivateRoutes', { routes: [] });
    const cloud = add('endpoints', endpoint, add('securityGroups', open, without));
    expect(reach(cloud, place('ApiGroup'), logs, 443).answer).toBe('yes');
    expect(reach(cloud, place('WorkerGroup'), logs, 443)).toMatchObject({
      missing: { kind: 'ingress' },
    });
  });

  it('goes to a private name even beside a NAT gateway', () => {
    const cloud = add('endpoints', endpoint, add('securityGroups', { ...open, ingress: [] }));
    expect(reach(cloud, place('ApiGroup'), logs, 443).answer).toBe('no');
    expect(
      reach(
        change('endpoints', 'base/Logs', { privateDns: false }, cloud),
        place('ApiGroup'),
        logs,
        443,
      ).answer,
    ).toBe('yes');
  });

  it('reaches S3 by its gateway endpoint where the route table has it', () => {
    const s3 = { kind: 'aws', service: 's3' } as const;
    const cloud = change('routeTables', 'base/PrivateRoutes', { routes: [] });
    expect(reach(cloud, place('ApiGroup'), s3, 443).answer).toBe('yes');
    expect(
      reach(
        change('endpoints', 'base/S3Endpoint', { routeTables: [] }, cloud),
        place('ApiGroup'),
        s3,
        443,
      ).answer,
    ).toBe('no');
  });
});

function place(group: string): Placement {
  return { subnets: privateSubnets, securityGroups: [`base/${group}`], publicAddress: false };
}
