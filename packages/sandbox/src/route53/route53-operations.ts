import type * as Sdk from '@aws-sdk/client-route-53';
import { AwsError } from '../aws/aws-error.ts';
import type { Operations } from '../aws/operation.ts';
import type { Inventory } from '../resources/inventory.ts';
import { describeZone, findZone, type HostedZone, hostedZones, inOrder } from './hosted-zones.ts';
import { describeRecordSets } from './record-sets.ts';

/** The operations of Route 53 that the sandbox answers: those that read, of zones in templates. */
export function route53Operations(inventory: Inventory): Operations {
  const arnOfZone = (id: string) =>
    `arn:aws:route53:::hostedzone/${id.replace('/hostedzone/', '')}`;
  const listing = (action: string) => () => [{ action: `route53:${action}`, resource: '*' }];
  const onZone = (action: string) => (id: string | undefined) => [
    { action: `route53:${action}`, resource: arnOfZone(id ?? '') },
  ];

  function existing(id = ''): HostedZone {
    const zone = findZone(inventory, id);
    if (zone !== undefined) return zone;
    throw new AwsError(
      'NoSuchHostedZone',
      `No hosted zone found with ID: ${id.replace('/hostedzone/', '')}`,
      { status: 404 },
    );
  }

  return {
    ListHostedZones: {
      needs: listing('ListHostedZones'),
      run: (_input: Sdk.ListHostedZonesRequest) => ({
        HostedZones: hostedZones(inventory).map(describeZone),
        IsTruncated: false,
        MaxItems: 100,
      }),
    },
    ListHostedZonesByName: {
      needs: listing('ListHostedZonesByName'),
      run: ({ DNSName, MaxItems = 100 }: Sdk.ListHostedZonesByNameRequest) => {
        const start = DNSName === undefined ? undefined : inOrder(DNSName);
        const zones = hostedZones(inventory)
          .filter(({ name }) => start === undefined || inOrder(name) >= start)
          .sort((one, other) => (inOrder(one.name) < inOrder(other.name) ? -1 : 1));
        const next = zones[MaxItems];
        return {
          HostedZones: zones.slice(0, MaxItems).map(describeZone),
          IsTruncated: next !== undefined,
          MaxItems,
          ...(DNSName !== undefined && { DNSName }),
          ...(next && { NextDNSName: next.name, NextHostedZoneId: next.id }),
        };
      },
    },
    GetHostedZone: {
      needs: ({ Id }) => onZone('GetHostedZone')(Id),
      run: ({ Id }: Sdk.GetHostedZoneRequest) => {
        const zone = existing(Id);
        return {
          HostedZone: describeZone(zone),
          DelegationSet: { NameServers: [...zone.nameServers] },
        };
      },
    },
    ListResourceRecordSets: {
      needs: ({ HostedZoneId }) => onZone('ListResourceRecordSets')(HostedZoneId),
      run: (input: Sdk.ListResourceRecordSetsRequest) => {
        const { MaxItems = 300, StartRecordName, StartRecordType = '' } = input;
        const start =
          StartRecordName === undefined ? '' : `${inOrder(StartRecordName)} ${StartRecordType}`;
        const sets = describeRecordSets(existing(input.HostedZoneId))
          .map((set) => ({ set, place: `${inOrder(set.Name ?? '')} ${set.Type}` }))
          .filter(({ place }) => place >= start)
          .sort((one, other) => (one.place < other.place ? -1 : 1))
          .map(({ set }) => set);
        const next = sets[MaxItems];
        return {
          ResourceRecordSets: sets.slice(0, MaxItems),
          IsTruncated: next !== undefined,
          MaxItems,
          ...(next && { NextRecordName: next.Name, NextRecordType: next.Type }),
        };
      },
    },
  };
}
