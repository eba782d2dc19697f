import type { Application } from '../../application/application.ts';
import { logicalId } from '../../text/names.ts';
import { attribute, type ResourceDetails, ref, resource } from '../build-resource.ts';
import type { Parameter, Resource } from '../graph.ts';
import type { Reference } from '../intrinsics.ts';
import type { LoadBalancer } from './build-load-balancer.ts';
import { certificateRegion } from './certificate-region.ts';
import { aliasHosts, certificateHosts } from './hosts.ts';

export interface DomainParts {
  /** ARN of the certificate; absent without a domain. */
  readonly certificate?: string | Reference;
  readonly resources: readonly Resource[];
}

/**
 * Builds the certificate, proven by DNS, and an alias of the load balancer for every host name. With
 * a certificate of the user's own and no hosted zone, the names are elsewhere and nothing is built.
 */
export function buildDomain(application: Application, loadBalancer: LoadBalancer): DomainParts {
  const { domain } = application;
  if (!domain) return { resources: [] };
  const details = { span: domain.span };
  const own = ownCertificate(application);
  const aliases = (zone: string | Reference) =>
    aliasHosts(application).map((host) => buildAlias(host, zone, loadBalancer, details));
  if (own !== undefined) {
    return {
      certificate: own,
      resources: domain.hostedZone === undefined ? [] : aliases(domain.hostedZone),
    };
  }
  const zone = domain.hostedZone ?? ref(hostedZoneParameter);
  const certificate = buildCertificate(certificateHosts(application), zone, details);
  return { certificate: ref(certificate), resources: [certificate, ...aliases(zone)] };
}

/** Asks for the hosted zone at deployment when records are needed and the project does not name it. */
export function domainParameters(application: Application): readonly Parameter[] {
  const { domain } = application;
  if (!domain || domain.hostedZone !== undefined) return [];
  if (ownCertificate(application) !== undefined) return [];
  return [
    {
      id: hostedZoneParameter,
      type: 'AWS::Route53::HostedZone::Id',
      description: `Route 53 hosted zone in which the records of ${domain.name} are written.`,
    },
  ];
}

const hostedZoneParameter = 'HostedZoneId';

/** The user's certificate, if it is where the load balancer is. */
function ownCertificate({ domain, region }: Application): string | undefined {
  const certificate = domain?.certificate;
  if (certificate === undefined) return undefined;
  return certificateRegion(certificate) === region ? certificate : undefined;
}

/** CloudFormation writes the proving records itself and waits until the certificate is issued. */
function buildCertificate(
  hosts: readonly string[],
  zone: string | Reference,
  details: ResourceDetails,
) {
  const [first = '', ...others] = hosts;
  return resource(
    'AWS::CertificateManager::Certificate',
    'Certificate',
    {
      DomainName: first,
      ...(others.length > 0 && { SubjectAlternativeNames: others }),
      ValidationMethod: 'DNS',
      DomainValidationOptions: hosts.map((host) => ({ DomainName: host, HostedZoneId: zone })),
      KeyAlgorithm: 'EC_prime256v1',
    },
    details,
  );
}

function buildAlias(
  host: string,
  zone: string | Reference,
  loadBalancer: LoadBalancer,
  details: ResourceDetails,
): Resource {
  return resource(
    'AWS::Route53::RecordSet',
    logicalId('alias', host),
    {
      HostedZoneId: zone,
      Name: `${host}.`,
      Type: 'A',
      AliasTarget: {
        DNSName: attribute(loadBalancer, 'DNSName'),
        HostedZoneId: attribute(loadBalancer, 'CanonicalHostedZoneID'),
        EvaluateTargetHealth: true,
      },
    },
    details,
  );
}
