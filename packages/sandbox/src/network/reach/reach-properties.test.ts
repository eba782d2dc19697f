import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TestResource } from '../../resources/testing/resources.ts';
import type { Destination, NetworkInterface } from '../network.ts';
import { closedEgress, plugIn, type TestNetwork, usualNetwork } from '../testing/test-network.ts';

/** A rule of one of three groups, in terms of the small network below. */
interface SmallRule {
  readonly direction: 'Ingress' | 'Egress';
  readonly group: number;
  readonly protocol: '-1' | 'tcp' | 'udp';
  readonly from: number;
  readonly to: number;
  readonly peer: { readonly group: number } | { readonly cidr: string };
}

/** What is plugged in: which subnet (`public`, `private`, `isolated`), groups, public address. */
interface SmallInterface {
  readonly subnet: 'publicSubnet' | 'privateSubnet' | 'isolatedSubnet';
  readonly groups: readonly number[];
  readonly publicAddress: boolean;
}

const octet = { publicSubnet: 1, privateSubnet: 11, isolatedSubnet: 21 } as const;
const port = fc.integer({ min: 1, max: 4 });
const groupNumber = fc.integer({ min: 0, max: 2 });

const rule: fc.Arbitrary<SmallRule> = fc
  .record({
    direction: fc.constantFrom('Ingress' as const, 'Egress' as const),
    group: groupNumber,
    protocol: fc.constantFrom('-1' as const, 'tcp' as const, 'udp' as const),
    ports: fc.tuple(port, port),
    peer: fc.oneof(
      fc.record({ group: groupNumber }),
      fc.record({
        cidr: fc.constantFrom('0.0.0.0/0', '10.0.0.0/16', '10.0.1.0/24', '10.0.11.0/24'),
      }),
    ),
  })
  .map(({ ports, ...rest }) => ({ ...rest, from: Math.min(...ports), to: Math.max(...ports) }));

const rules = fc.uniqueArray(rule, { maxLength: 8, selector: ruleKey });

const smallInterface: fc.Arbitrary<SmallInterface> = fc.record({
  subnet: fc.constantFrom('publicSubnet', 'privateSubnet', 'isolatedSubnet'),
  groups: fc.uniqueArray(groupNumber, { minLength: 1, maxLength: 2 }),
  publicAddress: fc.boolean(),
});

const packet = fc.record({ protocol: fc.constantFrom('tcp' as const, 'udp' as const), port });

test('On small networks, reach agrees with a plain enumeration of the rules', async () => {
  await fc.assert(
    fc.asyncProperty(
      rules,
      fc.tuple(smallInterface, smallInterface),
      packet,
      async (written, [one, other], { protocol, port: to }) => {
        const { aws, groups } = await groupsWith(written);
        const plug = (small: SmallInterface) =>
          plugIn(aws.network, {
            subnet: aws[small.subnet],
            groups: small.groups.flatMap((number) => groups[number] ?? []),
            publicAddress: small.publicAddress,
          });
        const from = plug(one);
        const target: Destination = { kind: 'interface', interface: plug(other) };
        expect(aws.network.reach(from, target, to, protocol).open).toBe(
          some(written, 'Egress', one, protocol, to, other) &&
            some(written, 'Ingress', other, protocol, to, one),
        );
        const internet: Destination = { kind: 'internet', host: 'example.com' };
        const leaves =
          one.subnet === 'privateSubnet' || (one.subnet === 'publicSubnet' && one.publicAddress);
        expect(aws.network.reach(from, internet, to, protocol).open).toBe(
          leaves && some(written, 'Egress', one, protocol, to, 'internet'),
        );
      },
    ),
    { numRuns: 150 },
  );
});

test('Opening a rule never closes a connection, and removing it never opens one', async () => {
  await fc.assert(
    fc.asyncProperty(
      rules,
      rule,
      fc.array(smallInterface, { minLength: 2, maxLength: 4 }),
      async (written, added, small) => {
        fc.pre(!written.some((one) => ruleKey(one) === ruleKey(added)));
        const { aws, groups } = await groupsWith(written);
        const plugged = small.map(({ subnet, groups: numbers, publicAddress }) =>
          plugIn(aws.network, {
            subnet: aws[subnet],
            groups: numbers.flatMap((number) => groups[number] ?? []),
            publicAddress,
          }),
        );
        const before = [...openConnections(aws, plugged)];
        const resource = await createRule(aws, groups, added);
        const after = openConnections(aws, plugged);
        expect(after).toEqual(expect.arrayContaining(before));
        await aws.delete(resource);
        expect(openConnections(aws, plugged)).toEqual(before);
      },
    ),
    { numRuns: 100 },
  );
});

async function groupsWith(written: readonly SmallRule[]) {
  const aws = await usualNetwork();
  const groups = await Promise.all(
    [0, 1, 2].map((number) =>
      aws.group({ GroupName: `group-${number}`, SecurityGroupEgress: closedEgress }),
    ),
  );
  for (const one of written) await createRule(aws, groups, one);
  return { aws, groups };
}

async function createRule(
  aws: TestNetwork,
  groups: readonly TestResource[],
  one: SmallRule,
): Promise<TestResource> {
  const side = one.direction === 'Ingress' ? 'Source' : 'Destination';
  return aws.create(`AWS::EC2::SecurityGroup${one.direction}`, {
    GroupId: groups[one.group]?.ref,
    IpProtocol: one.protocol,
    ...(one.protocol === '-1' ? {} : { FromPort: one.from, ToPort: one.to }),
    ...('cidr' in one.peer
      ? { CidrIp: one.peer.cidr }
      : { [`${side}SecurityGroupId`]: groups[one.peer.group]?.ref }),
  });
}

function some(
  written: readonly SmallRule[],
  direction: SmallRule['direction'],
  owner: SmallInterface,
  protocol: string,
  to: number,
  peer: SmallInterface | 'internet',
): boolean {
  return written.some((one) => {
    if (one.direction !== direction || !owner.groups.includes(one.group)) return false;
    if (one.protocol !== '-1' && (one.protocol !== protocol || to < one.from || to > one.to)) {
      return false;
    }
    if ('group' in one.peer) return peer !== 'internet' && peer.groups.includes(one.peer.group);
    if (peer === 'internet') return one.peer.cidr === '0.0.0.0/0';
    return (
      one.peer.cidr === '0.0.0.0/0' ||
      one.peer.cidr === '10.0.0.0/16' ||
      one.peer.cidr === `10.0.${octet[peer.subnet]}.0/24`
    );
  });
}

function openConnections(
  aws: TestNetwork,
  plugged: readonly NetworkInterface[],
): readonly string[] {
  const open: string[] = [];
  for (const from of plugged) {
    const targets: readonly Destination[] = [
      ...plugged.map((target): Destination => ({ kind: 'interface', interface: target })),
      { kind: 'internet', host: 'example.com' },
      { kind: 'service', service: 'sqs' },
    ];
    targets.forEach((target, index) => {
      for (const to of [1, 2, 3, 4]) {
        if (aws.network.reach(from, target, to).open) open.push(`${from.id} ${index} ${to}`);
      }
    });
  }
  return open;
}

/** Rules for all traffic have no ports, so that two of them differ in nothing else. */
function ruleKey({ from, to, ...one }: SmallRule): string {
  return JSON.stringify(one.protocol === '-1' ? one : { ...one, from, to });
}
