import { ListHostedZonesByNameCommand } from '@aws-sdk/client-route-53';
import type { FurtherClients } from '../aws/further-clients.ts';

export type FoundZone =
  | { readonly kind: 'found'; readonly id: string }
  | { readonly kind: 'none'; readonly reason: string };

/** The public hosted zone in which the records of a domain belong: its own, else the nearest above. */
export async function findZone(
  domain: string,
  { route53 }: Pick<FurtherClients, 'route53'>,
): Promise<FoundZone> {
  const labels = domain.split('.');
  const names = labels.slice(0, -1).map((_label, at) => labels.slice(at).join('.'));
  for (const name of names) {
    const command = new ListHostedZonesByNameCommand({ DNSName: name, MaxItems: 10 });
    const { HostedZones = [] } = await route53.send(command);
    const own = HostedZones.filter(
      (zone) => zone.Name === `${name}.` && zone.Config?.PrivateZone !== true,
    );
    const [zone, other] = own;
    if (other) return { kind: 'none', reason: `there are ${own.length} public zones ${name}` };
    if (zone?.Id) return { kind: 'found', id: zone.Id.replace('/hostedzone/', '') };
  }
  return { kind: 'none', reason: 'Route 53 has none in this account' };
}
