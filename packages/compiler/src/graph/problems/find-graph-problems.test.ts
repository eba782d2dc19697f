import { describe, expect, test } from 'vitest';
import type { Application } from '../../application/application.ts';
import {
  application,
  databaseUrl,
  noOperations,
  postgres,
  redis,
  site,
  spanAt,
  web,
  worker,
} from '../testing/applications.ts';
import { findGraphProblems } from './find-graph-problems.ts';

const domain = { name: 'api.example.com', hostedZone: 'Z0123', span: spanAt(7) };
const certificate = 'arn:aws:acm:ap-northeast-2:111122223333:certificate/0f1e2d3c';

test('a project with a domain in two zones has none', () => {
  expect(codes(application({ domain, services: [web('api')] }))).toEqual([]);
});

describe('a web service', () => {
  test('without a domain is told that nothing is encrypted, at its port', () => {
    const api = web('api', { route: { ...web('api').route, portSpan: spanAt(55) } });
    expect(findGraphProblems(application({ services: [api] }))).toMatchObject([
      { code: 'graph/no-https', severity: 'warning', span: spanAt(55) },
    ]);
  });

  test('with a host of another zone gets no certificate for it', () => {
    const hosts = ['api.example.com', 'v2.api.example.com', 'www.example.com', 'example.net'];
    const api = web('api', { route: { ...web('api').route, hosts } });
    const found = findGraphProblems(application({ domain, services: [api] }));
    expect(found.map(({ message }) => message)).toEqual([
      'example.net of api lies outside the zone of api.example.com, so it gets neither certificate nor DNS record.',
    ]);
  });
});

describe('a certificate', () => {
  test('without a hosted zone leaves the DNS to the user', () => {
    const own = { name: 'api.example.com', certificate, span: spanAt(7) };
    expect(codes(application({ domain: own, services: [web('api')] }))).toEqual([
      'graph/no-dns-records',
    ]);
  });

  test('of another region is not used', () => {
    const other = { ...domain, certificate: certificate.replace('ap-northeast-2', 'eu-west-1') };
    expect(findGraphProblems(application({ domain: other, services: [web('api')] }))).toMatchObject(
      [{ code: 'graph/certificate-region', span: spanAt(7) }],
    );
  });
});

describe('a site', () => {
  const pages = site('pages', { hosts: ['www.example.com'] });

  test('with a name needs a certificate from us-east-1', () => {
    expect(codes(application({ services: [pages] }))).toEqual(['graph/site-certificate']);
    const given = { ...domain, certificate: certificate.replace('ap-northeast-2', 'us-east-1') };
    expect(codes(application({ domain: given, services: [pages] }))).toEqual([]);
  });

  const api = [{ path: '/api', service: 'api', span: spanAt(33) }];

  test('sends its requests to the load balancer without encryption when there is no domain', () => {
    const built = application({ services: [site('pages', { api }), web('api')] });
    expect(findGraphProblems(built).map(({ message }) => message)).toEqual([
      'api is reached by HTTP without encryption, also by CloudFront for pages, since the project has no domain.',
    ]);
  });

  test('cannot have the one name by which CloudFront would reach its API', () => {
    const taken = site('pages', { api, hosts: ['api.example.com'] });
    const wild = { ...web('api').route, hosts: ['*.api.example.com'] };
    for (const service of [web('api'), web('api', { route: wild })]) {
      expect(findGraphProblems(application({ domain, services: [taken, service] }))).toContainEqual(
        {
          code: 'graph/site-api-name',
          severity: 'error',
          message:
            'CloudFront cannot reach api for pages: the name api.example.com leads to CloudFront itself, and api has no other.',
          help: 'Add `x-seaworthy: { hosts: [api.api.example.com] }` to api.',
          span: spanAt(33),
        },
      );
    }
    const named = web('api', { route: { ...web('api').route, hosts: ['v1.api.example.com'] } });
    expect(codes(application({ domain, services: [taken, named] }))).toEqual([
      'graph/site-certificate',
    ]);
  });

  test('is not behind the firewall', () => {
    const waf = { rate: 100, allowCountries: [], blockCountries: [], span: spanAt(3) };
    const built = application({ services: [site('pages')], operations: { ...noOperations, waf } });
    expect(findGraphProblems(built)).toMatchObject([
      { code: 'graph/firewall-elsewhere', span: spanAt(3) },
    ]);
  });
});

describe('a network', () => {
  test.each(['10.0.0.0/28', 'ten'])('cannot have the range %s', (cidr) => {
    expect(codes(withNetwork({ cidr }))).toEqual(['graph/unusable-range']);
  });

  test.each([
    [['10.0.1.0/24'], ['10.0.11.0/24'], '2 zones want 2 public and 2 private subnets'],
    [
      ['10.0.1.0/24', '10.1.2.0/24'],
      ['10.0.11.0/24', '10.0.12.0/24'],
      '10.1.2.0/24 lies outside of 10.0.0.0/16',
    ],
    [
      ['10.0.1.0/24', '10.0.2.0/24'],
      ['10.0.11.0/24', '10.0.2.128/25'],
      '10.0.2.0/24 and 10.0.2.128/25 overlap',
    ],
  ])('cannot have the subnets %j and %j', (open, closed, fault) => {
    const subnets = { public: open, private: closed, span: spanAt(9) };
    expect(findGraphProblems(withNetwork({ subnets }))).toMatchObject([
      { message: `The subnets cannot be built: ${fault}.`, span: spanAt(9) },
    ]);
  });

  test('of one zone gets two, and says so', () => {
    expect(findGraphProblems(withNetwork({ zones: 1 }))[0]?.message).toBe(
      'The network gets subnets in 2 zones, not 1.',
    );
  });
});

describe('a composed value', () => {
  test('cannot join a secret of the user’s and the password of a store', () => {
    const value = [...databaseUrl('db'), { kind: 'secret', key: 'TENANT_KEY' } as const];
    const built = application({
      stores: [postgres()],
      services: [
        worker('app', { environment: [{ name: 'DATABASE_URL', value, span: spanAt(81) }] }),
      ],
    });
    expect(findGraphProblems(built)).toMatchObject([
      { code: 'graph/mixed-secrets', severity: 'error', span: spanAt(81) },
    ]);
  });

  test.each([
    [58, []],
    [59, ['graph/too-many-composed-values']],
  ])('is one of %i beside two stores: %j', (count, expected) => {
    const services = Array.from({ length: count }, (_, index) =>
      worker(`worker${index}`, {
        environment: [{ name: 'DATABASE_URL', value: databaseUrl('db'), span: spanAt(index) }],
      }),
    );
    expect(codes(application({ stores: [postgres(), redis()], services }))).toEqual(expected);
  });
});

function codes(built: Application): readonly string[] {
  return findGraphProblems(built).map(({ code }) => code);
}

function withNetwork(network: Partial<Application['network']>): Application {
  const base = application();
  return { ...base, network: { ...base.network, ...network } };
}
