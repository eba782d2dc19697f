import type { ResourceRecordSet, RRType } from '@aws-sdk/client-route-53';
import type { InventoryItem } from '../resources/inventory.ts';
import type { Properties } from '../resources/resource-handler.ts';
import { type HostedZone, withDot } from './hosted-zones.ts';

/** The records of a zone: those of templates, and the two that it begins with. */
export function describeRecordSets(zone: HostedZone): readonly ResourceRecordSet[] {
  const [authority = ''] = zone.nameServers;
  return [
    {
      Name: zone.name,
      Type: 'NS',
      TTL: 172_800,
      ResourceRecords: zone.nameServers.map((Value) => ({ Value: withDot(Value) })),
    },
    {
      Name: zone.name,
      Type: 'SOA',
      TTL: 900,
      ResourceRecords: [
        {
          Value: `${withDot(authority)} awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400`,
        },
      ],
    },
    ...zone.records.map(describeRecord),
  ];
}

function describeRecord({ properties }: InventoryItem): ResourceRecordSet {
  const { Name, Type, TTL, ResourceRecords, AliasTarget, SetIdentifier, Weight } = properties;
  return {
    Name: withDot(String(Name)),
    Type: String(Type) as RRType,
    ...(TTL !== undefined && { TTL: Number(TTL) }),
    ...(Array.isArray(ResourceRecords) && {
      ResourceRecords: ResourceRecords.map((value) => ({ Value: String(value) })),
    }),
    ...(isRecord(AliasTarget) && {
      AliasTarget: {
        HostedZoneId: String(AliasTarget.HostedZoneId),
        DNSName: withDot(String(AliasTarget.DNSName)),
        EvaluateTargetHealth: String(AliasTarget.EvaluateTargetHealth) === 'true',
      },
    }),
    ...(SetIdentifier !== undefined && { SetIdentifier: String(SetIdentifier) }),
    ...(Weight !== undefined && { Weight: Number(Weight) }),
  };
}

function isRecord(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
