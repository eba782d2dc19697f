import type { Application, Domain } from '../../application/application.ts';

/** Host names in the domain's hosted zone for which the load balancer needs a certificate. */
export function certificateHosts({ domain, services }: Application): readonly string[] {
  if (!domain) return [];
  const hosts = services.flatMap((service) => (service.kind === 'web' ? service.route.hosts : []));
  return [domain.name, ...new Set(hosts)].filter(
    (host, index) => index === 0 || (host !== domain.name && isInZoneOf(domain, host)),
  );
}

/** Those of them that lead to the load balancer: the names of a site lead to CloudFront. */
export function aliasHosts(application: Application): readonly string[] {
  const ofSites = new Set(
    application.services.flatMap((service) => (service.kind === 'site' ? service.hosts : [])),
  );
  return certificateHosts(application).filter((host) => !ofSites.has(host));
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
