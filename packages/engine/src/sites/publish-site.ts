import type { StaticSite } from '@seaworthy/compiler';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import type { BuiltSites } from './built-sites.ts';
import { readVersions, type SiteState, stateOf } from './site-versions.ts';
import { uploadSite } from './upload-site.ts';

/** What has become of a site's bucket. */
export interface PublishedSite {
  readonly hasChanged: boolean;
  readonly state: SiteState;
}

/** Brings the files of a built site into its bucket. Throws as S3 does. */
export async function publishSite(
  site: StaticSite,
  bucket: string,
  built: BuiltSites,
  { emit, signal, further }: DeploymentContext,
): Promise<PublishedSite> {
  const files = await built.filesOf(site);
  if (!files) throw new Error(`the pages of ${site.name} were there when it began, and have gone`);
  const { s3 } = await further();
  const place = { s3, bucket, signal };
  const { put, removed } = await uploadSite(files, place);
  emit({ kind: 'site', service: site.name, put, removed });
  return { hasChanged: put + removed > 0, state: stateOf(await readVersions(place)) };
}
