import type { Application, Domain } from '../../application/application.ts';

/**
 * Host names that lead to the load balancer and lie in the domain's hosted zone, the domain itself
 * first. Those of a site lead to CloudFront.
 */
export function loadBalancerHosts(application: Application): readonly string[] {
  const { domain, services } = application;
  if (!domain) return [];
  const ofSites = new Set(
    services.flatMap((service) => (service.kind === 'site' ? service.hosts : [])),
  );
  const ofServices = services.flatMap((service) =>
    service.kind === 'web' ? service.route.hosts : [],
  );
  return [...new Set([domain.name, ...ofServices])].filter(
    (host) => !ofSites.has(host) && isInZoneOf(domain, host),
  );
}

/**
 * Whether a host is likely to lie in the hosted zone of a domain: below the domain, or beside it
 * below a parent that is more than a top-level domain.
 */
export function isInZoneOf(domain: Domain, host: string): boolean {
  const parent = domain.name.slice(domain.name.indexOf('.') + 1);
  const isBeside = parent.includes('.') && host.endsWith(`.${parent}`);
  return host === domain.name || host.endsWith(`.${domain.name}`) || isBeside;
}
