import type { HostedZone as Description } from '@aws-sdk/client-route-53';
import type { Inventory, InventoryItem } from '../resources/inventory.ts';

/** A zone of a template, with the records that templates put into it. */
export interface HostedZone {
  readonly id: string;
  /** With its dot at the end. */
  readonly name: string;
  readonly isPrivate: boolean;
  readonly comment: string | undefined;
  readonly nameServers: readonly string[];
  readonly records: readonly InventoryItem[];
}

export function hostedZones(inventory: Inventory): readonly HostedZone[] {
  const records = inventory.ofType('AWS::Route53::RecordSet');
  return inventory.ofType('AWS::Route53::HostedZone').map(({ state, properties }) => {
    const id = state.physicalId;
    const name = withDot(String(properties.Name));
    const config = properties.HostedZoneConfig;
    return {
      id,
      name,
      isPrivate: Array.isArray(properties.VPCs) && properties.VPCs.length > 0,
      comment:
        typeof config === 'object' && config !== null && 'Comment' in config
          ? String(config.Comment)
          : undefined,
      nameServers: [state.attributes.NameServers ?? []].flat(),
      records: records.filter(({ properties: { HostedZoneId, HostedZoneName } }) =>
        HostedZoneId === undefined ? withDot(String(HostedZoneName)) === name : HostedZoneId === id,
      ),
    };
  });
}

/** By `Z…` or by `/hostedzone/Z…`. */
export function findZone(inventory: Inventory, id: string): HostedZone | undefined {
  const bare = id.replace(/^\/?hostedzone\//, '');
  return hostedZones(inventory).find((zone) => zone.id === bare);
}

export function describeZone({ id, name, isPrivate, comment, records }: HostedZone): Description {
  return {
    Id: `/hostedzone/${id}`,
    Name: name,
    CallerReference: id,
    Config: { PrivateZone: isPrivate, ...(comment !== undefined && { Comment: comment }) },
    // Name servers and start of authority come with the zone.
    ResourceRecordSetCount: records.length + 2,
  };
}

/** A name as Route 53 sorts it: its labels from the last to the first. */
export function inOrder(name: string): string {
  return withDot(name).split('.').reverse().join('.');
}

export function withDot(name: string): string {
  return name.endsWith('.') ? name : `${name}.`;
}
