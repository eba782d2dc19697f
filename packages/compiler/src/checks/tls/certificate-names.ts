import type { Facts } from '../../facts/facts.ts';
import { factNamed } from '../fact-named.ts';

/** The region of a certificate: from its ARN, or the one that the plan creates it in. */
export function regionOfCertificate(facts: Facts, id: string): string | undefined {
  const fromArn = /^arn:[\w-]+:acm:([a-z0-9-]+):/.exec(id)?.[1];
  if (fromArn !== undefined) return fromArn;
  const certificate = factNamed(facts.cloud.certificates, id);
  if (!certificate) return undefined;
  return certificate.region === 'unknown' ? facts.application?.region : certificate.region;
}

/** Whether a certificate for `*.example.com` or `example.com` is good for a host. */
export function coversHost(name: string, host: string): boolean {
  if (!name.startsWith('*.')) return name.toLowerCase() === host.toLowerCase();
  return name.slice(2).toLowerCase() === host.slice(host.indexOf('.') + 1).toLowerCase();
}
