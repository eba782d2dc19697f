import { expect, test } from 'vitest';
import type { Application, StaticSite } from '../../../application/application.ts';
import { at, list, resourcesOf } from '../../../template/testing/template-body.ts';
import { validateTemplate } from '../../../template/testing/validate-template.ts';
import { application, site, spanAt, web } from '../../testing/applications.ts';
import { onlyProperties, serviceTemplates, templateOf } from '../testing/template-of.ts';

const span = spanAt(1);

function projectWith(parts: Partial<StaticSite>, rest: Partial<Application> = {}) {
  return application({ services: [site('pages', parts), web('api')], ...rest });
}

function distributionOf(project: Application) {
  const template = templateOf(project, 'pages');
  return at(onlyProperties(template, 'AWS::CloudFront::Distribution'), 'DistributionConfig');
}

/** Runs the template’s CloudFront function on the path of a request. */
function fileFor(path: string, singlePage: boolean): string {
  const template = templateOf(projectWith({ singlePage }), 'pages');
  const code = at(onlyProperties(template, 'AWS::CloudFront::Function'), 'FunctionCode');
  const run = new Function('event', `${code}\nreturn handler(event);`);
  return run({ request: { uri: path } }).uri;
}

test('A place within a single page is the page; a file is itself', () => {
  expect(fileFor('/', true)).toBe('/index.html');
  expect(fileFor('/users/7', true)).toBe('/index.html');
  expect(fileFor('/v1.2/users', true)).toBe('/index.html');
  expect(fileFor('/assets/app.js', true)).toBe('/assets/app.js');
});

test('A site of many pages finds the page of each folder', () => {
  expect(fileFor('/', false)).toBe('/index.html');
  expect(fileFor('/docs', false)).toBe('/docs/index.html');
  expect(fileFor('/docs/', false)).toBe('/docs/index.html');
  expect(fileFor('/robots.txt', false)).toBe('/robots.txt');
});

test('Nobody but the distribution reads the bucket, and nobody without TLS', () => {
  const template = templateOf(projectWith({}), 'pages');
  const bucket = onlyProperties(template, 'AWS::S3::Bucket');
  expect(at(bucket, 'PublicAccessBlockConfiguration')).toEqual({
    BlockPublicAcls: true,
    BlockPublicPolicy: true,
    IgnorePublicAcls: true,
    RestrictPublicBuckets: true,
  });
  const statements = list(
    at(onlyProperties(template, 'AWS::S3::BucketPolicy'), 'PolicyDocument', 'Statement'),
  );
  expect(statements[0]).toMatchObject({
    Effect: 'Allow',
    Principal: { Service: 'cloudfront.amazonaws.com' },
    Condition: {
      StringEquals: {
        'AWS:SourceArn': {
          'Fn::Sub':
            'arn:${AWS::Partition}:cloudfront::${AWS::AccountId}:distribution/${PagesDistribution}',
        },
      },
    },
  });
  expect(statements[1]).toMatchObject({
    Effect: 'Deny',
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  });
});

test('The site’s API paths go to the load balancer uncached, deep ones first', () => {
  const api = [
    { path: '/api', service: 'api', span },
    { path: '/api/admin/', service: 'api', span },
  ];
  const behaviors = list(at(distributionOf(projectWith({ api })), 'CacheBehaviors'));
  expect(behaviors.map((behavior) => at(behavior, 'PathPattern'))).toEqual([
    '/api/admin',
    '/api/admin/*',
    '/api',
    '/api/*',
  ]);
  expect(behaviors[0]).toMatchObject({
    TargetOriginId: 'load-balancer',
    CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
    OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
  });
});

test('Without a domain the load balancer is reached by its own name and without TLS', () => {
  const api = [{ path: '/api', service: 'api', span }];
  expect(at(distributionOf(projectWith({ api })), 'Origins', 1)).toMatchObject({
    DomainName: { Ref: 'GivenLoadBalancerDns' },
    CustomOriginConfig: { OriginProtocolPolicy: 'http-only' },
  });
});

test('With a domain the load balancer is reached by the name in the service’s rule, with TLS', () => {
  const api = [{ path: '/api', service: 'api', span }];
  const plain = projectWith({ api }, { domain: { name: 'example.com', span } });
  expect(at(distributionOf(plain), 'Origins', 1)).toMatchObject({
    DomainName: 'example.com',
    CustomOriginConfig: { OriginProtocolPolicy: 'https-only' },
  });
  const backend = web('api');
  const named = {
    ...plain,
    services: [
      site('pages', { api }),
      { ...backend, route: { ...backend.route, hosts: ['*.example.com', 'api.example.com'] } },
    ],
  };
  expect(at(distributionOf(named), 'Origins', 1, 'DomainName')).toBe('api.example.com');
});

test('A site without names needs no certificate and asks for nothing', () => {
  const template = templateOf(projectWith({}), 'pages');
  expect(template.Parameters).toBeUndefined();
  expect(distributionOf(projectWith({}))).not.toHaveProperty('ViewerCertificate');
});

test('Names of its own wait for a certificate of us-east-1, and records for a zone', () => {
  const project = projectWith(
    { hosts: ['www.example.com'] },
    {
      domain: {
        name: 'example.com',
        hostedZone: 'Z0123456789',
        certificate: 'arn:aws:acm:ap-northeast-2:111122223333:certificate/x',
        span,
      },
    },
  );
  const template = templateOf(project, 'pages');
  expect(template.Parameters?.Certificate?.Default).toBe('');
  expect(template.Parameters?.HostedZone?.Default).toBe('Z0123456789');
  expect(at(distributionOf(project), 'Aliases')).toEqual({
    'Fn::If': ['HasCertificate', ['www.example.com'], { Ref: 'AWS::NoValue' }],
  });
  const records = resourcesOf(template, 'AWS::Route53::RecordSet');
  expect(records.map(({ Properties }) => at(Properties, 'Type'))).toEqual(['A', 'AAAA']);
  expect(records.map((record) => at(record, 'Condition'))).toEqual([
    'WritesRecords',
    'WritesRecords',
  ]);
});

test('AWS’s validator has nothing against a site with names and an API', () => {
  const project = projectWith(
    {
      hosts: ['example.com', 'www.example.com'],
      api: [{ path: '/api', service: 'api', span }],
    },
    { domain: { name: 'api.example.com', hostedZone: 'Z0123456789', span } },
  );
  const templates = serviceTemplates(project);
  expect(templates.flatMap((template) => validateTemplate(template.body))).toEqual([]);
});
