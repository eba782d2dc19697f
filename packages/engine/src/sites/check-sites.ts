import type { Application, Diagnostic, StaticSite } from '@seaworthy/compiler';
import type { BuiltSites } from './built-sites.ts';
import { siteProblems as problems } from './site-problems.ts';

/** Sites whose pages have to be built before they can be deployed. */
export async function checkSites(
  { services }: Pick<Application, 'services'>,
  built: BuiltSites,
): Promise<readonly Diagnostic[]> {
  const sites = services.filter((service) => service.kind === 'site');
  const found = await Promise.all(sites.map((site) => checkSite(site, built)));
  return found.flat();
}

async function checkSite(site: StaticSite, built: BuiltSites): Promise<readonly Diagnostic[]> {
  if (await built.filesOf(site)) return [];
  const { name, directory, span } = site;
  const command = await built.buildCommandOf(site);
  return [
    { ...problems['deploy/site-not-built'](span, { site: name, directory, command }), owner: name },
  ];
}
