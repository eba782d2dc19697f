import { type HostedZone, ListHostedZonesByNameCommand } from '@aws-sdk/client-route-53';
import type { FurtherClients } from './further-clients.ts';

export type FoundZone =
  | { readonly kind: 'found'; readonly id: string; readonly name: string }
  | { readonly kind: 'none'; readonly reason: string };

/** Zones whose names come at or after a name, nearest first; none when AWS does not say. */
export type ListZones = (name: string) => Promise<readonly HostedZone[]>;

/** The public hosted zone in which the records of a domain belong: its own, else the nearest above. */
export async function findZone(domain: string, listZones: ListZones): Promise<FoundZone> {
  const labels = domain.split('.');
  const names = labels.slice(0, -1).map((_label, at) => labels.slice(at).join('.'));
  for (const name of names) {
    const own = (await listZones(name)).filter(
      (zone) => zone.Name === `${name}.` && zone.Config?.PrivateZone !== true,
    );
    const [zone, other] = own;
    if (other) return { kind: 'none', reason: `there are ${own.length} public zones ${name}` };
    if (zone?.Id) return { kind: 'found', id: zone.Id.replace('/hostedzone/', ''), name };
  }
  return { kind: 'none', reason: 'Route 53 has none in this account' };
}

/** Asks Route 53. Throws what the SDK throws. */
export function zonesIn({ route53 }: Pick<FurtherClients, 'route53'>): ListZones {
  return async (DNSName) => {
    const command = new ListHostedZonesByNameCommand({ DNSName, MaxItems: 10 });
    return (await route53.send(command)).HostedZones ?? [];
  };
}
