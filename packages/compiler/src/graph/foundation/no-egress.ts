/**
 * An egress rule that matches no packet. A group without any egress rule gets one from AWS that
 * lets everything out; this takes its place.
 */
export const noEgress = {
  IpProtocol: 'icmp',
  FromPort: 252,
  ToPort: 86,
  CidrIp: '255.255.255.255/32',
  Description: 'Instead of the default rule that lets everything out',
} as const;
