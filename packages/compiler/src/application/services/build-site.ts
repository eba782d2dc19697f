import type { Service } from '../../project/project.ts';
import type { SiteSettings } from '../../project/settings.ts';
import type { StaticSite } from '../application.ts';
import { problems } from '../application-diagnostics.ts';
import type { Part } from '../roles/part.ts';
import type { Report } from '../understanding.ts';

/** Builds a static site; its API paths lead to web services of the project. */
export function buildSite(
  { service, reasons }: Part,
  site: SiteSettings,
  roles: ReadonlyMap<string, Part>,
  report: Report,
): StaticSite {
  const api = site.api.flatMap(({ path, service: target }) => {
    if (roles.get(target.value)?.role.kind === 'web') {
      return [{ path: path.value, service: target.value, span: path.span }];
    }
    report(
      problems['application/site-service-unknown'](target.span, {
        name: service.name,
        target: target.value,
      }),
    );
    return [];
  });
  return {
    kind: 'site',
    name: service.name,
    span: service.span,
    reasons,
    directory: site.directory.value,
    singlePage: site.singlePage?.value ?? true,
    hosts: site.hosts.map(({ value }) => value),
    api,
    buildVariables: buildVariables(service),
  };
}

/** Build arguments, and variables that page builders read at build time. */
function buildVariables({ build, environment }: Service): readonly string[] {
  const pages = environment.filter(({ name }) =>
    /^(?:VITE_|NEXT_PUBLIC_|REACT_APP_|NUXT_PUBLIC_|VUE_APP_|GATSBY_|PUBLIC_)/.test(name),
  );
  return [...new Set([...(build?.arguments ?? []), ...pages].map(({ name }) => name))];
}
