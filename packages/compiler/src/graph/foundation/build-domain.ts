import type { Application, Domain } from '../../application/application.ts';
import { attribute, type ResourceDetails, ref, resource } from '../build-resource.ts';
import type { Parameter, Resource } from '../graph.ts';
import type { Reference } from '../intrinsics.ts';
import { logicalId } from '../names.ts';
import type { LoadBalancer } from './build-load-balancer.ts';
import { loadBalancerHosts } from './hosts.ts';

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
  const zone = hostedZoneOf(domain);
  const hosts = loadBalancerHosts(application);
  const aliases = zone
    ? hosts.map((host) => buildAlias(host, zone, loadBalancer, details))
    : [];
  if (domain.certificate !== undefined || !zone) {
    return { ...(domain.certificate && { certificate: domain.certificate }), resources: aliases };
  }
  const certificate = buildCertificate(hosts, zone, details);
  return { certificate: ref(certificate), resources: [certificate, ...aliases] };
}

/** Asks for the hosted zone at deployment when records are needed and the project does not name it. */
export function domainParameters({ domain }: Application): readonly Parameter[] {
  if (!domain || domain.hostedZone !== undefined || domain.certificate !== undefined) return [];
  return [
    {
      id: hostedZoneParameter,
      type: 'AWS::Route53::HostedZone::Id',
      description: `Route 53 hosted zone in which the records of ${domain.name} are written.`,
    },
  ];
}

const hostedZoneParameter = 'HostedZoneId';

function hostedZoneOf(domain: Domain): string | Reference | undefined {
  if (domain.hostedZone !== undefined) return domain.hostedZone;
  return domain.certificate === undefined ? ref(hostedZoneParameter) : undefined;
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
