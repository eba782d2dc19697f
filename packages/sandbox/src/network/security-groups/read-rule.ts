import { NotModelled } from '../../aws/aws-error.ts';
import { type PropertyReader, readProperties } from '../../resources/read-properties.ts';
import type { Properties } from '../../resources/resource-handler.ts';
import { parseCidr } from '../addresses/cidr.ts';
import { prefixListService } from '../addresses/prefix-lists.ts';
import { ec2Errors, find } from '../ec2-errors.ts';
import type { NetworkRecords } from '../records.ts';
import type { Direction, Peer, Rule, SecurityGroup, Traffic } from './security-group.ts';

/** Properties that a rule may have, by direction; a rule of its own also names its group. */
export const ruleProperties: Readonly<Record<Direction, readonly string[]>> = {
  ingress: [
    'CidrIp',
    'CidrIpv6',
    'Description',
    'FromPort',
    'IpProtocol',
    'SourcePrefixListId',
    'SourceSecurityGroupId',
    'SourceSecurityGroupOwnerId',
    'ToPort',
  ],
  egress: [
    'CidrIp',
    'CidrIpv6',
    'Description',
    'DestinationPrefixListId',
    'DestinationSecurityGroupId',
    'FromPort',
    'IpProtocol',
    'ToPort',
  ],
};

/** Reads a rule of `group` as CloudFormation writes it; throws as EC2 refuses it. */
export function readRule(
  type: string,
  properties: Properties,
  rule: { readonly direction: Direction; readonly group: SecurityGroup },
  parts: { readonly records: NetworkRecords; readonly region: string },
): Pick<Rule, 'traffic' | 'peer'> {
  const reader = readProperties(type, properties, [...ruleProperties[rule.direction], 'GroupId']);
  checkDescription(reader.text('Description'));
  return { traffic: readTraffic(reader), peer: readPeer(reader, rule, parts) };
}

function readTraffic(reader: PropertyReader): Traffic {
  const name = reader.requiredText('IpProtocol').toLowerCase();
  const protocol = protocolNames[name] ?? name;
  const from = reader.number('FromPort');
  const to = reader.number('ToPort');
  if (protocol === '-1') return { protocol: 'all' };
  if (protocol === 'icmp' || protocol === 'icmpv6') {
    return { protocol, type: from ?? -1, code: to ?? -1 };
  }
  if (protocol === 'tcp' || protocol === 'udp') return readPorts(protocol, from, to);
  if (/^\d{1,3}$/.test(protocol) && Number(protocol) <= 255) {
    return { protocol: 'other', number: Number(protocol) };
  }
  throw ec2Errors.invalid(`Invalid value '${name}' for IP protocol. Unknown protocol.`);
}

const protocolNames: Readonly<Record<string, string>> = {
  all: '-1',
  '1': 'icmp',
  '6': 'tcp',
  '17': 'udp',
  '58': 'icmpv6',
};

function readPorts(
  protocol: 'tcp' | 'udp',
  from: number | undefined,
  to: number | undefined,
): Traffic {
  if (from === undefined || to === undefined) {
    throw ec2Errors.invalid(
      "Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.",
    );
  }
  if (from === -1 && to === -1) return { protocol, from: 0, to: 65_535 };
  if (!isPort(from) || !isPort(to) || from > to) {
    throw ec2Errors.invalid(`Invalid TCP/UDP port range (${from}:${to})`);
  }
  return { protocol, from, to };
}

function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= 0 && port <= 65_535;
}

function readPeer(
  reader: PropertyReader,
  { direction, group }: { readonly direction: Direction; readonly group: SecurityGroup },
  parts: { readonly records: NetworkRecords; readonly region: string },
): Peer {
  const side = direction === 'ingress' ? 'Source' : 'Destination';
  const cidr = reader.text('CidrIp');
  const ipv6 = reader.text('CidrIpv6');
  const groupId = reader.text(`${side}SecurityGroupId`);
  const listId = reader.text(`${side}PrefixListId`);
  if ([cidr, ipv6, groupId, listId].filter((peer) => peer !== undefined).length !== 1) {
    throw ec2Errors.missing(
      `Exactly one of CidrIp, CidrIpv6, ${side}PrefixListId, and ${side}SecurityGroupId must be specified.`,
    );
  }
  if (ipv6 !== undefined) return { kind: 'ipv6', text: ipv6 };
  if (groupId !== undefined) return readGroupPeer(groupId, group, parts.records);
  if (listId !== undefined) return readListPeer(listId, parts.region);
  const parsed = parseCidr(cidr ?? '');
  if (parsed === undefined) throw ec2Errors.invalid(`CIDR block ${cidr} is malformed`);
  return { kind: 'cidr', cidr: parsed };
}

function readGroupPeer(groupId: string, group: SecurityGroup, records: NetworkRecords): Peer {
  if (find.securityGroup(records, groupId).vpcId !== group.vpcId) {
    throw ec2Errors.differentNetworks();
  }
  return { kind: 'group', groupId };
}

function readListPeer(id: string, region: string): Peer {
  if (prefixListService(id, region) === undefined) throw new NotModelled(`the prefix list ${id}`);
  return { kind: 'prefix-list', id };
}

function checkDescription(description: string | undefined): void {
  if (
    description === undefined ||
    /^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]{0,255}$/.test(description)
  ) {
    return;
  }
  throw ec2Errors.invalid(
    'Invalid rule description. Valid descriptions are strings less than 256 characters from the following set:  a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*',
  );
}
