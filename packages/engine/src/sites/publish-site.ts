import type { StaticSite } from '@seaworthy/compiler';
import type { Account } from '../aws/account.ts';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import type { BuiltSites } from './built-sites.ts';
import { uploadSite } from './upload-site.ts';

/** Brings the files of a built site into its bucket; whether any had changed. Throws as S3 does. */
export async function publishSite(
  site: StaticSite,
  bucket: string,
  built: BuiltSites,
  { emit, signal, further }: DeploymentContext & Pick<Account, 'further'>,
): Promise<boolean> {
  const files = await built.filesOf(site);
  if (!files) throw new Error(`the pages of ${site.name} were there when it began, and have gone`);
  const { s3 } = await further();
  const { put, removed } = await uploadSite(files, { s3, bucket, signal });
  emit({ kind: 'site', service: site.name, put, removed });
  return put + removed > 0;
}
