import type { CertificateFact } from '../cloud/balance.ts';
import type { CloudFacts } from '../cloud-facts.ts';
import type { Found, Seen } from './found.ts';
import { idOf, listOf, optional } from './resolved.ts';

type NameFacts = Pick<CloudFacts, 'certificates' | 'zones' | 'distributions'>;

/** Certificates and zones, and the distributions that answer for hosts. */
export function readNames(found: Found): NameFacts {
  return {
    certificates: found('AWS::CertificateManager::Certificate').map(readCertificate),
    zones: found('AWS::Route53::HostedZone').map(({ fact, properties }) => ({
      ...fact,
      name: withoutDot(properties.Name ?? ''),
      public: listOf(properties.VPCs).length === 0,
      created: true,
      nameServers: 'unknown',
      delegatedTo: 'unknown',
    })),
    distributions: found('AWS::CloudFront::Distribution').map(({ fact, properties }) => {
      const { Aliases, ViewerCertificate } = properties.DistributionConfig;
      const certificate = ViewerCertificate?.AcmCertificateArn;
      return {
        ...fact,
        hosts: listOf(Aliases),
        ...optional('certificate', certificate === undefined ? undefined : idOf(certificate)),
      };
    }),
  };
}

function readCertificate({
  fact,
  properties,
}: Seen<'AWS::CertificateManager::Certificate'>): CertificateFact {
  const names = [properties.DomainName, ...listOf(properties.SubjectAlternativeNames)];
  const validated = new Set(
    listOf(properties.DomainValidationOptions)
      .filter(({ HostedZoneId }) => HostedZoneId !== undefined && HostedZoneId !== '')
      .map(({ DomainName }) => DomainName),
  );
  return {
    ...fact,
    names,
    region: 'unknown',
    status: 'PENDING_VALIDATION',
    validation: properties.ValidationMethod === 'DNS' ? 'DNS' : 'EMAIL',
    unvalidated: names.filter((name) => !validated.has(name)),
  };
}

function withoutDot(name: string): string {
  return name.replace(/\.$/, '');
}
