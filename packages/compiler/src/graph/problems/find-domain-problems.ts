import type { Application, WebService } from '../../application/application.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { certificateRegion } from '../foundation/certificate-region.ts';
import { isInZoneOf } from '../foundation/hosts.ts';
import { graphProblems } from './graph-problems.ts';

/** Names, certificates and records that are missing or cannot be made. */
export function findDomainProblems(application: Application): readonly Diagnostic[] {
  const services = application.services.filter((service) => service.kind === 'web');
  const [first] = services;
  if (!first) return [];
  if (application.loadBalancer) return findSharingProblems(application, services);
  if (!application.domain) {
    const sites = application.services.flatMap((service) =>
      service.kind === 'site' && service.api.length > 0 ? [service.name] : [],
    );
    return [graphProblems['graph/no-https'](first.route.portSpan, { service: first.name, sites })];
  }
  return [...findCertificateProblems(application), ...findHostProblems(application, services)];
}

/** Of a load balancer that exists, certificate and records are its owner's. */
function findSharingProblems(
  { domain }: Application,
  services: readonly WebService[],
): readonly Diagnostic[] {
  const greedy = services.filter(
    ({ route }) => route.hosts.length === 0 && route.paths.includes('/'),
  );
  return [
    ...(domain ? [graphProblems['graph/entry-exists'](domain.span, { domain: domain.name })] : []),
    ...greedy.map(({ name, route }) =>
      graphProblems['graph/takes-every-request'](route.portSpan, { service: name }),
    ),
  ];
}

function findCertificateProblems({ domain, region }: Application): readonly Diagnostic[] {
  if (domain?.certificate === undefined) return [];
  const found = certificateRegion(domain.certificate);
  if (found !== region) {
    return [graphProblems['graph/certificate-region'](domain.span, { found, wanted: region })];
  }
  if (domain.hostedZone !== undefined) return [];
  return [graphProblems['graph/no-dns-records'](domain.span, { domain: domain.name })];
}

function findHostProblems(
  { domain }: Application,
  services: readonly WebService[],
): readonly Diagnostic[] {
  if (!domain) return [];
  return services.flatMap(({ name, route, span }) =>
    route.hosts
      .filter((host) => !isInZoneOf(domain, host))
      .map((host) =>
        graphProblems['graph/host-outside-domain'](span, {
          service: name,
          host,
          domain: domain.name,
        }),
      ),
  );
}
