import {
  GetHostedZoneCommand,
  ListHostedZonesByNameCommand,
  ListResourceRecordSetsCommand,
  NoSuchHostedZone,
  Route53Client,
} from '@aws-sdk/client-route-53';
import { beforeAll, expect, test } from 'vitest';
import { clientSettings, type ShopAccount, shopAccount } from '../testing/shop-account.ts';

let account: ShopAccount;
let route53: Route53Client;

beforeAll(async () => {
  account = shopAccount();
  await account.deploy();
  route53 = account.sandbox.attach(new Route53Client(clientSettings), 'Route53');
});

const zones = async (DNSName: string) =>
  (await route53.send(new ListHostedZonesByNameCommand({ DNSName }))).HostedZones ?? [];

test('Zones are listed from a name on, in the order of their labels from the right', async () => {
  expect(await zones('shop.example')).toMatchObject([
    { Name: 'shop.example.', Config: { PrivateZone: false }, ResourceRecordSetCount: 3 },
  ]);
  expect(await zones('a.example')).toHaveLength(1);
  expect(await zones('www.shop.example')).toEqual([]);
});

test('A zone has name servers, and the records of templates beside its own', async () => {
  const [zone] = await zones('shop.example');
  const Id = zone?.Id;
  const { DelegationSet } = await route53.send(new GetHostedZoneCommand({ Id }));
  expect(DelegationSet?.NameServers).toHaveLength(4);
  const records = new ListResourceRecordSetsCommand({ HostedZoneId: Id });
  const { ResourceRecordSets } = await route53.send(records);
  expect(ResourceRecordSets).toMatchObject([
    { Name: 'shop.example.', Type: 'NS' },
    { Name: 'shop.example.', Type: 'SOA' },
    {
      Name: 'www.shop.example.',
      Type: 'A',
      AliasTarget: {
        DNSName: expect.stringMatching(/^shop-\d+\.eu-west-1\.elb\.amazonaws\.com\.$/),
        EvaluateTargetHealth: false,
      },
    },
  ]);
  const from = { HostedZoneId: Id, StartRecordName: 'www.shop.example', MaxItems: 1 };
  const page = await route53.send(new ListResourceRecordSetsCommand(from));
  expect(page.ResourceRecordSets?.map(({ Name }) => Name)).toEqual(['www.shop.example.']);
});

test('A zone that is not there is refused', async () => {
  const missing = route53.send(new GetHostedZoneCommand({ Id: 'Z0' }));
  await expect(missing).rejects.toBeInstanceOf(NoSuchHostedZone);
  await expect(missing).rejects.toThrow('No hosted zone found with ID: Z0');
});
