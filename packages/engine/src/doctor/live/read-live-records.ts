import { ListResourceRecordSetsCommand } from '@aws-sdk/client-route-53';
import type { CloudFacts } from '@seaworthy/compiler';
import { findZone, type ListZones, zonesIn } from '../../aws/find-zone.ts';
import type { LiveContext } from './subject.ts';

/** Where Route 53 sends those who ask for a host that a load balancer answers to. */
export interface LiveRecord {
  readonly host: string;
  readonly zone: string;
  /** The name of a load balancer, without what only tells how it is reached. */
  readonly target: string;
}

/**
 * The alias records of the hosts that listener rules and certificates name. What is kept elsewhere
 * than in a public zone of this account, or of two zones of one name, is left out.
 */
export async function readLiveRecords(
  { listenerRules, certificates }: Pick<CloudFacts, 'listenerRules' | 'certificates'>,
  context: LiveContext,
): Promise<readonly LiveRecord[]> {
  const names = [
    ...listenerRules.flatMap(({ hosts }) => hosts),
    ...certificates.flatMap((certificate) => certificate.names),
  ];
  const hosts = [...new Set(names)].filter((host) => /^[a-z0-9][a-z0-9.-]*$/i.test(host));
  const records = await Promise.all(hosts.map((host) => readRecord(host, context)));
  return records.flat();
}

async function readRecord(
  host: string,
  { further: { route53 }, asker }: LiveContext,
): Promise<readonly LiveRecord[]> {
  const zones = zonesIn({ route53 });
  const listZones: ListZones = async (name) =>
    (await asker.ask('route53:ListHostedZonesByName', () => zones(name))) ?? [];
  const zone = await findZone(host, listZones);
  if (zone.kind === 'none') return [];
  const command = new ListResourceRecordSetsCommand({
    HostedZoneId: zone.id,
    StartRecordName: host,
    StartRecordType: 'A',
    MaxItems: 1,
  });
  const answer = await asker.ask('route53:ListResourceRecordSets', () => route53.send(command));
  return (answer?.ResourceRecordSets ?? []).flatMap(({ Name, Type, AliasTarget }) =>
    Name === `${host}.` && Type === 'A' && AliasTarget?.DNSName !== undefined
      ? [{ host, zone: zone.name, target: plainName(AliasTarget.DNSName) }]
      : [],
  );
}

/** `dualstack.Shop-1.eu-west-1.elb.amazonaws.com.` and `shop-1.eu-west-1.elb.amazonaws.com`. */
export function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/^dualstack\./, '')
    .replace(/\.$/, '');
}
