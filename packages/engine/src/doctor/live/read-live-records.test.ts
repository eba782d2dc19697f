import {
  type HostedZone,
  ListHostedZonesByNameCommand,
  type ListResourceRecordSetsCommand,
  type ResourceRecordSet,
} from '@aws-sdk/client-route-53';
import { expect, it } from 'vitest';
import { createAsker } from './asker.ts';
import { readLiveRecords } from './read-live-records.ts';
import type { LiveContext } from './subject.ts';

const balancer = 'shop-1.eu-west-1.elb.amazonaws.com';
const zone = (id: string, Name: string, PrivateZone = false): HostedZone => ({
  ...{ Id: `/hostedzone/${id}`, Name, CallerReference: id },
  Config: { PrivateZone },
});
const alias = (Name: string, DNSName: string): ResourceRecordSet => ({
  ...{ Name, Type: 'A' },
  AliasTarget: { HostedZoneId: 'Z35', DNSName, EvaluateTargetHealth: true },
});

/** Route 53 as it answers: from the name that is asked for on, in its own order. */
async function records(zones: readonly HostedZone[], sets: readonly ResourceRecordSet[]) {
  const send = async (command: ListHostedZonesByNameCommand | ListResourceRecordSetsCommand) =>
    command instanceof ListHostedZonesByNameCommand
      ? { HostedZones: zones }
      : { ResourceRecordSets: sets.slice(0, command.input.MaxItems) };
  const further = { route53: { send } } as unknown as LiveContext['further'];
  const asker = createAsker();
  const rule = { id: 'rule', listener: 'listener', priority: 1, targetGroups: [] } as const;
  const found = await readLiveRecords(
    {
      listenerRules: [{ ...rule, hosts: ['api.shop.example', '*.shop.example'] }],
      certificates: [],
    },
    { account: {} as LiveContext['account'], further, asker },
  );
  return { found, unanswered: asker.unanswered() };
}

it('finds the alias of a host in the nearest public zone, under the plain name of its target', async () => {
  const sets = [alias('api.shop.example.', 'dualstack.Shop-1.eu-west-1.elb.amazonaws.com.')];
  const zones = [zone('Z1', 'shop.example.', true), zone('Z2', 'shop.example.')];
  const expected = { host: 'api.shop.example', zone: 'shop.example', target: balancer };
  expect(await records(zones, sets)).toEqual({ found: [expected], unanswered: [] });
});

it.each([
  ['there is no zone', [], [alias('api.shop.example.', balancer)]],
  [
    'there are two zones of the name',
    [zone('Z1', 'shop.example.'), zone('Z2', 'shop.example.')],
    [alias('api.shop.example.', balancer)],
  ],
  [
    'the first record from there on is of another host',
    [zone('Z1', 'shop.example.')],
    [alias('www.shop.example.', balancer)],
  ],
])('says nothing when %s', async (_what, zones, sets) => {
  expect((await records(zones, sets)).found).toEqual([]);
});
