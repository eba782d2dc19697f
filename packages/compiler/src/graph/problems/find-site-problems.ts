import type { Application, StaticSite } from '../../application/application.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { certificateRegion } from '../foundation/certificate-region.ts';
import { originHost } from '../service/site/plan-origins.ts';
import { graphProblems } from './graph-problems.ts';

/** What CloudFront, being outside the region, does not get from it. */
export function findSiteProblems(application: Application): readonly Diagnostic[] {
  return application.services
    .filter((service) => service.kind === 'site')
    .flatMap((site) => [
      ...findCertificateProblem(site, application),
      ...findFirewallProblem(site, application),
      ...findOriginProblems(site, application),
    ]);
}

function findCertificateProblem(
  { name, hosts, span }: StaticSite,
  { domain }: Application,
): readonly Diagnostic[] {
  const [host] = hosts;
  const isGiven =
    domain?.certificate !== undefined && certificateRegion(domain.certificate) === 'us-east-1';
  if (host === undefined || isGiven) return [];
  return [graphProblems['graph/site-certificate'](span, { site: name, host })];
}

function findFirewallProblem(
  { name }: StaticSite,
  { operations }: Application,
): readonly Diagnostic[] {
  if (!operations.waf) return [];
  return [graphProblems['graph/firewall-elsewhere'](operations.waf.span, { site: name })];
}

/** With a domain the load balancer sends every request on to HTTPS, for which it needs a name. */
function findOriginProblems(site: StaticSite, application: Application): readonly Diagnostic[] {
  const { domain, loadBalancer } = application;
  if (!domain) return loadBalancer ? findUnnamedProblem(site) : [];
  const found = site.api.find(({ service }) => {
    const target = application.services.find(({ name }) => name === service);
    return target && originHost(site, target, domain) === undefined;
  });
  if (!found) return [];
  const { service, span } = found;
  return [
    graphProblems['graph/site-api-name'](span, { site: site.name, service, domain: domain.name }),
  ];
}

function findUnnamedProblem({ name, api }: StaticSite): readonly Diagnostic[] {
  const [first] = api;
  if (!first) return [];
  const { service, span } = first;
  return [graphProblems['graph/site-api-unnamed'](span, { site: name, service })];
}
