import type { ApplicationService, Domain, StaticSite } from '../../../application/application.ts';
import type { Property } from '../../intrinsics.ts';
import type { Scope } from '../scope.ts';

/** A way from the distribution to the load balancer. */
export interface ApiOrigin {
  readonly id: string;
  readonly domainName: Property<string>;
  readonly isSecure: boolean;
}

/** Requests below a path that go to an origin. */
export interface ApiBehavior {
  readonly pattern: string;
  readonly origin: ApiOrigin;
}

/**
 * The site's paths that a web service answers, deep ones first, each for itself and what is below:
 * `/api` and `/api/*`.
 */
export function planBehaviors(scope: Scope<StaticSite>): readonly ApiBehavior[] {
  const origins = new Map<string, ApiOrigin>();
  return scope.service.api
    .map(({ path, service }) => ({ path: path.replace(/\/?\*?$/, ''), service }))
    .toSorted((one, other) => depthOf(other.path) - depthOf(one.path))
    .flatMap(({ path, service }) => {
      const planned = planOrigin(scope, service);
      const origin = origins.get(planned.id) ?? planned;
      origins.set(origin.id, origin);
      return [...(path === '' ? [] : [path]), `${path}/*`].map((pattern) => ({ pattern, origin }));
    });
}

function depthOf(path: string): number {
  return path.split('/').length;
}

/**
 * With a domain, the name that the service's rule and the certificate expect; it is also what the
 * service sees as its host. Without, the load balancer's own name, where there is no TLS.
 */
function planOrigin(
  { application, directory, service: site, takings }: Scope<StaticSite>,
  name: string,
): ApiOrigin {
  const { domain } = application;
  const service = directory.service(name);
  const host = domain && service && originHost(site, service, domain);
  if (host !== undefined) return { id: host, domainName: host, isSecure: true };
  return { id: 'load-balancer', domainName: takings.value('load-balancer-dns'), isSecure: false };
}

/** The name by which CloudFront reaches a service for a site: one that does not lead back to it. */
export function originHost(
  site: StaticSite,
  service: ApplicationService,
  domain: Domain,
): string | undefined {
  const hosts = service.kind === 'web' ? service.route.hosts : [];
  return [...hosts, domain.name].find((host) => !host.includes('*') && !site.hosts.includes(host));
}
