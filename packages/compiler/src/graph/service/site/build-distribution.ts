import type { StaticSite } from '../../../application/application.ts';
import type {
  CloudFrontDistributionCacheBehavior,
  CloudFrontDistributionOrigin,
} from '../../aws/cloudfront.generated.ts';
import { attribute, resource } from '../../build-resource.ts';
import type { Resource } from '../../graph.ts';
import { idIn, ownedBy, type Scope } from '../scope.ts';
import { ownNames } from './own-name.ts';
import { type ApiBehavior, type ApiOrigin, planBehaviors } from './plan-origins.ts';
import { siteName } from './site-name.ts';

/** AWS's own policies, the same in every account. */
const policies = {
  cachingOptimized: '658327ea-f89d-4fab-a63d-7e88639e58f6',
  cachingDisabled: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
  allViewerExceptHostHeader: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
  securityHeaders: '67f7725c-6f97-4210-82d7-5512b31e9d03',
} as const;

const filesOrigin = 'files';

/** The distribution: files from the bucket, and the paths of the API from the load balancer. */
export function buildDistribution(
  scope: Scope<StaticSite>,
  bucket: Resource<'AWS::S3::Bucket'>,
  access: Resource<'AWS::CloudFront::OriginAccessControl'>,
  pages: Resource<'AWS::CloudFront::Function'>,
): Resource<'AWS::CloudFront::Distribution'> {
  const { application, service } = scope;
  const behaviors = planBehaviors(scope);
  const origins = new Map(behaviors.map(({ origin }) => [origin.id, origin]));
  return resource(
    'AWS::CloudFront::Distribution',
    idIn(scope, 'distribution'),
    {
      DistributionConfig: {
        Comment: `${service.name} of ${application.name} in ${application.environment}`,
        Enabled: true,
        HttpVersion: 'http2and3',
        IPV6Enabled: true,
        PriceClass: 'PriceClass_200',
        DefaultRootObject: 'index.html',
        Origins: [buildFilesOrigin(bucket, access), ...[...origins.values()].map(buildApiOrigin)],
        DefaultCacheBehavior: {
          TargetOriginId: filesOrigin,
          ViewerProtocolPolicy: 'redirect-to-https',
          Compress: true,
          CachePolicyId: policies.cachingOptimized,
          ResponseHeadersPolicyId: policies.securityHeaders,
          FunctionAssociations: [
            { EventType: 'viewer-request', FunctionARN: attribute(pages, 'FunctionARN') },
          ],
        },
        ...(behaviors.length > 0 && { CacheBehaviors: behaviors.map(buildApiBehavior) }),
        ...ownNames(service),
      },
    },
    ownedBy(scope),
  );
}

/** Signs the distribution's requests to the bucket. */
export function buildOriginAccess(
  scope: Scope<StaticSite>,
): Resource<'AWS::CloudFront::OriginAccessControl'> {
  return resource(
    'AWS::CloudFront::OriginAccessControl',
    idIn(scope, 'origin-access'),
    {
      OriginAccessControlConfig: {
        Name: siteName(scope),
        OriginAccessControlOriginType: 's3',
        SigningBehavior: 'always',
        SigningProtocol: 'sigv4',
      },
    },
    ownedBy(scope),
  );
}

function buildFilesOrigin(
  bucket: Resource<'AWS::S3::Bucket'>,
  access: Resource<'AWS::CloudFront::OriginAccessControl'>,
): CloudFrontDistributionOrigin {
  return {
    Id: filesOrigin,
    DomainName: attribute(bucket, 'RegionalDomainName'),
    OriginAccessControlId: attribute(access, 'Id'),
    // Empty, but required with access control.
    S3OriginConfig: { OriginAccessIdentity: '' },
  };
}

function buildApiOrigin({ id, domainName, isSecure }: ApiOrigin): CloudFrontDistributionOrigin {
  return {
    Id: id,
    DomainName: domainName,
    CustomOriginConfig: {
      OriginProtocolPolicy: isSecure ? 'https-only' : 'http-only',
      OriginSSLProtocols: ['TLSv1.2'],
      OriginReadTimeout: 60,
    },
  };
}

/** Nothing is cached and nothing kept back but the viewer's host, which the load balancer would not know. */
function buildApiBehavior({ pattern, origin }: ApiBehavior): CloudFrontDistributionCacheBehavior {
  return {
    PathPattern: pattern,
    TargetOriginId: origin.id,
    ViewerProtocolPolicy: 'https-only',
    AllowedMethods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'],
    Compress: true,
    CachePolicyId: policies.cachingDisabled,
    OriginRequestPolicyId: policies.allViewerExceptHostHeader,
  };
}
