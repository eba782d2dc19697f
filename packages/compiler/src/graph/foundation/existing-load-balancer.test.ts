import { describe, expect, test } from 'vitest';
import type { Application } from '../../application/application.ts';
import { buildGraph } from '../build-graph.ts';
import { application, noOperations, site, spanAt, web } from '../testing/applications.ts';
import { buildFoundation } from './build-foundation.ts';

const arn =
  'arn:aws:elasticloadbalancing:ap-northeast-2:111122223333:listener/app/company/50dc/f2f7';

const domain = { name: 'shop.example.com', hostedZone: 'Z1', span: spanAt(1) };

function answering(name: string, hosts: readonly string[], path = '/') {
  const service = web(name);
  return { ...service, route: { ...service.route, hosts, paths: [path] } };
}

/** Services in a VPC and behind a load balancer that exist. */
function behindExisting(parts: Partial<Application> = {}): Application {
  return application({
    domain,
    services: [
      answering('front', ['shop.example.com']),
      answering('api', ['*.api.example.com']),
      answering('books', ['shop.example.com'], '/books'),
    ],
    network: {
      cidr: '10.0.0.0/16',
      zones: 2,
      nat: 'existing',
      endpoints: [],
      existing: {
        vpc: 'vpc-a',
        publicSubnets: [],
        privateSubnets: ['subnet-a', 'subnet-b'],
        span: spanAt(2),
      },
    },
    loadBalancer: {
      listener: arn,
      securityGroup: 'sg-a',
      firstPriority: 10_000,
      span: spanAt(3),
    },
    ...parts,
  });
}

describe('a load balancer that exists', () => {
  const { graph } = buildGraph(behindExisting());
  const all = graph.stacks.flatMap(({ resources }) => resources);

  test('is not built, nor listeners, certificates, names or a chart of it', () => {
    const kinds = new Set(all.map(({ type }) => type.replace(/::[^:]+$/, '')));
    expect(kinds).not.toContain('AWS::CertificateManager');
    expect(kinds).not.toContain('AWS::Route53');
    const ofElb = all.filter(({ type }) => type.startsWith('AWS::ElasticLoadBalancingV2::'));
    expect(new Set(ofElb.map(({ type }) => type.split('::')[2]))).toEqual(
      new Set(['TargetGroup', 'ListenerRule']),
    );
    expect(JSON.stringify(all.find(({ type }) => type.endsWith('Dashboard')) ?? '')).not.toContain(
      'LoadBalancer',
    );
  });

  test('gets rules within its part of the priorities, in the order of a listener of our own', () => {
    const prioritiesIn = (app: Application) =>
      buildGraph(app).graph.stacks.flatMap(({ resources }) =>
        resources.flatMap((resource) =>
          'Priority' in resource.properties ? [[resource.id, resource.properties.Priority]] : [],
        ),
      );
    const order = (rules: ReturnType<typeof prioritiesIn>) =>
      [...rules].sort(([, one], [, other]) => Number(one) - Number(other)).map(([id]) => id);
    const shared = prioritiesIn(behindExisting());
    expect(shared).toHaveLength(3);
    for (const [, priority] of shared) {
      expect(priority).toBeGreaterThanOrEqual(10_000);
      expect(priority).toBeLessThan(14_920);
      expect(Number.isInteger(priority)).toBe(true);
    }
    const { loadBalancer: _, ...own } = behindExisting();
    expect(order(shared)).toEqual(order(prioritiesIn(own)));
  });

  test('keeps the rules of its security group, by which others may live', () => {
    const egress = all.filter(({ type }) => type === 'AWS::EC2::SecurityGroupEgress');
    expect(JSON.stringify(egress)).not.toContain('GivenLoadBalancerSecurityGroup');
    const ingress = all.filter(({ type }) => type === 'AWS::EC2::SecurityGroupIngress');
    expect(ingress.map(({ properties }) => properties)).toContainEqual(
      expect.objectContaining({
        GroupId: { Ref: 'GivenSecurityGroupFront' },
        SourceSecurityGroupId: { Ref: 'GivenLoadBalancerSecurityGroup' },
      }),
    );
  });

  test('is handed over under the names of one that is built', () => {
    const given = buildFoundation(behindExisting()).resources.flatMap(({ properties }) =>
      'Name' in properties && String(properties.Name).includes('/seaworthy/')
        ? [String(properties.Name).replace('/seaworthy/shop/production/', '')]
        : [],
    );
    expect(given).toEqual(
      expect.arrayContaining(['load-balancer-security-group', 'load-balancer-name', 'listener']),
    );
  });

  test('answers at the domain, or where nobody here knows', () => {
    const urlOf = (app: Application) =>
      buildFoundation(app).outputs.map(({ id, value }) => [id, value]);
    expect(urlOf(behindExisting())).toEqual([['Url', 'https://shop.example.com']]);
    const { domain: _, ...nameless } = behindExisting();
    expect(urlOf(nameless)).toEqual([]);
  });

  const { domain: _, ...nameless } = behindExisting({ services: [answering('front', [])] });
  const { existing: __, ...built } = behindExisting().network;
  const waf = { rate: 300, allowCountries: [], blockCountries: [], span: spanAt(4) };
  const told: readonly (readonly [string, Application, readonly (readonly [string, number])[]])[] =
    [
      ['a domain', behindExisting(), [['graph/entry-exists', 1]]],
      ['no domain', nameless, [['graph/takes-every-request', 0]]],
      [
        'another region',
        behindExisting({ region: 'eu-west-1' }),
        [
          ['graph/existing-load-balancer', 3],
          ['graph/entry-exists', 1],
        ],
      ],
      [
        'a VPC to be built',
        behindExisting({ network: { ...built, nat: 'single' } }),
        [
          ['graph/existing-load-balancer', 3],
          ['graph/entry-exists', 1],
        ],
      ],
      [
        'a firewall',
        behindExisting({ operations: { ...noOperations, waf } }),
        [
          ['graph/existing-load-balancer', 3],
          ['graph/entry-exists', 1],
        ],
      ],
    ];

  test.each(told)('with %s says what does not go together', (_, app, expected) => {
    const { diagnostics } = buildGraph(app);
    expect(diagnostics.map(({ code, span }) => [code, span?.start])).toEqual(expected);
  });

  test('without a domain has no name by which CloudFront reaches it', () => {
    const pages = site('pages', { api: [{ path: '/api', service: 'front', span: spanAt(6) }] });
    const { diagnostics } = buildGraph({ ...nameless, services: [...nameless.services, pages] });
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ code: 'graph/site-api-unnamed', span: spanAt(6) }),
    );
  });
});
