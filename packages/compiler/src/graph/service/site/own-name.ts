import type { StaticSite } from '../../../application/application.ts';
import type { CloudFrontDistributionDistributionConfig } from '../../aws/cloudfront.generated.ts';
import { attribute, ref, resource, when } from '../../build-resource.ts';
import type { Parameter, Resource, Stack } from '../../graph.ts';
import { idIn, ownedBy, type Scope } from '../scope.ts';

const hasCertificate = 'HasCertificate';
const writesRecords = 'WritesRecords';

const certificate = 'Certificate';
const hostedZone = 'HostedZone';

/** The hosted zone that all distributions of CloudFront are in. */
const cloudFrontZone = 'Z2FDTNDATAQYW2';

/**
 * What a site with host names asks for. CloudFront takes certificates of us-east-1 only, whatever
 * the region of the stack, so that this stack cannot make one.
 */
export function nameParameters({ service, application }: Scope<StaticSite>): readonly Parameter[] {
  if (service.hosts.length === 0) return [];
  const { domain } = application;
  const usable = domain?.certificate?.includes(':us-east-1:') ? domain.certificate : '';
  return [
    {
      id: certificate,
      type: 'String',
      description: `ARN of a certificate in us-east-1 for ${service.hosts.join(', ')}. Empty: the site answers to CloudFront's name only.`,
      default: usable,
      allowedPattern: '(arn:[a-z-]+:acm:us-east-1:[0-9]{12}:certificate/.+)?',
    },
    {
      id: hostedZone,
      type: 'String',
      description: `Route 53 hosted zone for the records of ${service.hosts.join(', ')}. Empty: no records are written.`,
      default: domain?.hostedZone ?? '',
      allowedPattern: '[A-Z0-9]*',
    },
  ];
}

/** The conditions on those parameters. */
export function nameConditions({ service }: Scope<StaticSite>): Stack['conditions'] {
  if (service.hosts.length === 0) return {};
  return {
    [hasCertificate]: isGiven(certificate),
    [writesRecords]: { 'Fn::And': [{ Condition: hasCertificate }, isGiven(hostedZone)] },
  };
}

function isGiven(parameter: string) {
  return { 'Fn::Not': [{ 'Fn::Equals': [ref(parameter), ''] }] } as const;
}

/** What the distribution answers to and proves itself with; without it, CloudFront's own name. */
export function ownNames({
  hosts,
}: StaticSite): Pick<CloudFrontDistributionDistributionConfig, 'Aliases' | 'ViewerCertificate'> {
  if (hosts.length === 0) return {};
  return {
    Aliases: when(hasCertificate, hosts),
    ViewerCertificate: when(hasCertificate, {
      AcmCertificateArn: ref(certificate),
      SslSupportMethod: 'sni-only',
      MinimumProtocolVersion: 'TLSv1.2_2021',
    }),
  };
}

/** An address record of each kind for each host name. */
export function buildSiteRecords(
  scope: Scope<StaticSite>,
  distribution: Resource<'AWS::CloudFront::Distribution'>,
): readonly Resource[] {
  return scope.service.hosts.flatMap((host) =>
    ['A', 'AAAA'].map((type) =>
      resource(
        'AWS::Route53::RecordSet',
        idIn(scope, host, 'record', type.toLowerCase()),
        {
          HostedZoneId: ref(hostedZone),
          Name: `${host}.`,
          Type: type,
          AliasTarget: {
            DNSName: attribute(distribution, 'DomainName'),
            HostedZoneId: cloudFrontZone,
            EvaluateTargetHealth: false,
          },
        },
        { ...ownedBy(scope), condition: writesRecords },
      ),
    ),
  );
}
