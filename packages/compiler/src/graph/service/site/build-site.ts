import type { StaticSite } from '../../../application/application.ts';
import { literal, ref, sub } from '../../build-resource.ts';
import type { Output, Resource } from '../../graph.ts';
import type { Scope } from '../scope.ts';
import type { Parts } from '../stack-parts.ts';
import { buildSiteBucket, buildSiteBucketPolicy } from './build-bucket.ts';
import { buildDistribution, buildOriginAccess } from './build-distribution.ts';
import { buildPageFunction } from './build-page-function.ts';
import { buildSiteRecords, nameConditions, nameParameters } from './own-name.ts';

/** A static site: files in a bucket behind CloudFront. CloudFormation uploads none; a release does. */
export function buildSite(scope: Scope<StaticSite>): Parts {
  const bucket = buildSiteBucket(scope);
  const access = buildOriginAccess(scope);
  const pages = buildPageFunction(scope);
  const distribution = buildDistribution(scope, bucket, access, pages);
  return {
    parameters: nameParameters(scope),
    conditions: nameConditions(scope),
    resources: [
      bucket,
      access,
      pages,
      distribution,
      buildSiteBucketPolicy(scope, bucket, distribution),
      ...buildSiteRecords(scope, distribution),
    ],
    outputs: outputs(scope.service, bucket, distribution),
  };
}

function outputs(
  { directory }: StaticSite,
  bucket: Resource<'AWS::S3::Bucket'>,
  distribution: Resource<'AWS::CloudFront::Distribution'>,
): readonly Output[] {
  return [
    { id: 'Bucket', description: `Where the files of ${directory} go.`, value: ref(bucket) },
    {
      id: 'Distribution',
      description: 'What to invalidate after an upload.',
      value: ref(distribution),
    },
    {
      id: 'Url',
      description: 'Address of the site on CloudFront.',
      value: sub(`https://\${${distribution.id}.DomainName}`),
    },
    {
      id: 'UploadCommand',
      description: 'Uploads the built files and makes CloudFront fetch them.',
      value: sub(
        `aws s3 sync '${literal(directory)}' s3://\${${bucket.id}} --delete && aws cloudfront create-invalidation --distribution-id \${${distribution.id}} --paths '/*'`,
      ),
    },
  ];
}
