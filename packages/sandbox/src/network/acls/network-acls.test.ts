import {
  CreateNetworkAclCommand,
  CreateNetworkAclEntryCommand,
  DescribeNetworkAclsCommand,
  EC2Client,
  ReplaceNetworkAclAssociationCommand,
} from '@aws-sdk/client-ec2';
import { expect, test } from 'vitest';
import { clientSettings, shopAccount } from '../../testing/shop-account.ts';
import type { Destination } from '../network.ts';
import { plugIn, usualNetwork } from '../testing/test-network.ts';
import { type AclEntry, aclAllows, type NetworkAcl } from './network-acl.ts';

const everywhere = { base: 0, prefix: 0 };
const internet: Destination = { kind: 'internet', host: 'api.openai.com' };

function entry(number: number, change: Partial<AclEntry>): AclEntry {
  return {
    ...{ number, direction: 'inbound', protocol: '6', from: 0, to: 65_535 },
    ...{ cidr: everywhere, action: 'allow' },
    ...change,
  };
}

test('The entry with the lowest number that fits decides, and without one nothing passes', () => {
  const acl: NetworkAcl = {
    id: 'acl-1',
    vpcId: 'vpc-1',
    entries: [entry(200, {}), entry(100, { from: 22, to: 22, action: 'deny' })],
  };
  const allows = (port: number, protocol: 'tcp' | 'udp' = 'tcp') =>
    aclAllows(acl, 'inbound', { protocol, port, address: undefined });
  expect([allows(443), allows(22), allows(53, 'udp')]).toEqual([true, false, false]);
  expect(aclAllows(acl, 'outbound', { protocol: 'tcp', port: 443, address: 1 })).toBe(false);
});

test('ACLs are asked at the border of a subnet, for answers too, and never within it', async () => {
  const aws = await usualNetwork();
  const task = plugIn(aws.network, { subnet: aws.privateSubnet, owner: 'task 4f of api' });
  const other = plugIn(aws.network, { subnet: aws.privateSubnet });
  const far = plugIn(aws.network, { subnet: aws.publicSubnet });
  const call = async (name: string, input: object) =>
    (await aws.network.operations[name]?.run(input, { caller: { kind: 'developer' } })) as object;
  const { NetworkAcl } = (await call('CreateNetworkAcl', { VpcId: aws.vpc.ref })) as {
    readonly NetworkAcl: { readonly NetworkAclId: string };
  };
  const { NetworkAclId } = NetworkAcl;
  const AssociationId = aws.privateSubnet.ref.replace('subnet-', 'aclassoc-');
  await call('ReplaceNetworkAclAssociation', { AssociationId, NetworkAclId });
  const allow = (Egress: boolean, From: number, To: number) =>
    call('CreateNetworkAclEntry', {
      ...{ NetworkAclId, Egress, RuleNumber: 100, RuleAction: 'allow', Protocol: '6' },
      ...{ CidrBlock: '0.0.0.0/0', PortRange: { From, To } },
    });

  const explain = () => {
    const reach = aws.network.reach(task, internet, 443);
    return reach.open ? 'open' : reach.explanation;
  };
  expect(explain()).toBe(
    `Network ACL ${NetworkAclId} of subnet ${aws.privateSubnet.ref} allows no outbound TCP 443 to the internet.`,
  );
  await allow(true, 443, 443);
  expect(explain()).toContain('allows no inbound TCP 50000 from the internet.');
  await allow(false, 1024, 65_535);
  expect(explain()).toBe('open');
  expect(aws.network.reach(far, { kind: 'interface', interface: task }, 8000)).toMatchObject({
    open: false,
    obstacle: { kind: 'network-acl', networkAclId: NetworkAclId },
  });
  expect(aws.network.reach(task, { kind: 'interface', interface: other }, 5432)).toEqual({
    open: true,
  });
});

test('An ACL takes the place of the default one through the API', async () => {
  const account = shopAccount();
  expect((await account.deploy()).StackStatus).toBe('CREATE_COMPLETE');
  const ec2 = account.sandbox.attach(new EC2Client(clientSettings), 'EC2');
  const [usual] = (await ec2.send(new DescribeNetworkAclsCommand({}))).NetworkAcls ?? [];
  expect(usual).toMatchObject({
    IsDefault: true,
    Entries: [
      { RuleNumber: 100, Egress: false, RuleAction: 'allow', CidrBlock: '0.0.0.0/0' },
      { RuleNumber: 100, Egress: true, RuleAction: 'allow' },
      { RuleNumber: 32_767, RuleAction: 'deny' },
      { RuleNumber: 32_767, RuleAction: 'deny' },
    ],
  });
  const { NetworkAclAssociationId, SubnetId } = usual?.Associations?.[0] ?? {};
  const created = await ec2.send(new CreateNetworkAclCommand({ VpcId: usual?.VpcId }));
  const { NetworkAclId } = created.NetworkAcl ?? {};
  const https = { Protocol: '6', PortRange: { From: 443, To: 443 }, CidrBlock: '0.0.0.0/0' };
  const add = () =>
    ec2.send(
      new CreateNetworkAclEntryCommand({
        ...{ NetworkAclId, ...https, RuleNumber: 90, Egress: true, RuleAction: 'allow' },
      }),
    );
  await add();
  await expect(add()).rejects.toMatchObject({ name: 'NetworkAclEntryAlreadyExists' });
  await ec2.send(
    new ReplaceNetworkAclAssociationCommand({
      AssociationId: NetworkAclAssociationId,
      NetworkAclId,
    }),
  );
  const Filters = [{ Name: 'association.subnet-id', Values: [SubnetId ?? ''] }];
  const { NetworkAcls } = await ec2.send(new DescribeNetworkAclsCommand({ Filters }));
  expect(NetworkAcls).toMatchObject([{ NetworkAclId, IsDefault: false }]);
  expect(NetworkAcls?.[0]?.Entries?.[0]).toMatchObject({
    RuleNumber: 90,
    Egress: true,
    PortRange: { From: 443, To: 443 },
  });
});
