import type { StaticSite } from '@seaworthy/compiler';

/** A built file of a static site. */
export interface SiteFile {
  /** Its path from the site's folder, with `/`. */
  readonly key: string;
  readonly read: () => Promise<Uint8Array>;
}

/** What builds have left of static sites. */
export interface BuiltSites {
  /** By path; undefined when the site is not built. */
  filesOf(site: StaticSite): Promise<readonly SiteFile[] | undefined>;
  /** The command that builds a site, as far as its project says; from the project's folder. */
  buildCommandOf(site: StaticSite): Promise<string | undefined>;
}
