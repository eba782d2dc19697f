import { describe, expect, test } from 'vitest';
import { understand } from '../testing/understand.ts';

function routes(compose: string, files: Readonly<Record<string, string>> = {}) {
  const understood = understand(compose, { files });
  const webs = understood.application.services.filter((service) => service.kind === 'web');
  return {
    ...understood,
    claims: Object.fromEntries(
      webs.map(({ name, route }) => [name, [...route.hosts, ...route.paths].join(' ')]),
    ),
  };
}

describe('the load balancer is shared', () => {
  test('the only web service takes everything', () => {
    expect(routes('services: { api: { image: a, ports: ["8000:8000"] } }').claims).toEqual({
      api: '/',
    });
  });

  test('the one that publishes port 80 takes what the others do not say', () => {
    const { claims, codes } = routes(`
services:
  api: { image: a, ports: ["8000:8000"], x-seaworthy: { paths: [/api/, /v2/*] } }
  page: { image: b, ports: ["80:3000"] }
`);
    expect(claims).toEqual({ api: '/api /v2', page: '/' });
    expect(codes).toEqual([]);
  });

  test('a second one that does not say its requests is an error at its port', () => {
    const { codes, pointed, diagnostics } = routes(`
services:
  page: { image: b, ports: ["3000:3000"] }
  api: { image: a, ports: ["8000:8000"] }
`);
    expect(codes).toEqual(['route-missing']);
    expect(pointed('route-missing')).toBe('"8000:8000"');
    expect(diagnostics[0]?.help).toContain('paths: [/api]');
  });

  test('a host is enough, in any case of its letters', () => {
    const { claims, codes } = routes(`
services:
  page: { image: b, ports: ["3000:3000"] }
  api: { image: a, ports: ["8000:8000"], x-seaworthy: { hosts: [API.example.com] } }
`);
    expect(claims).toEqual({ page: '/', api: 'api.example.com /' });
    expect(codes).toEqual([]);
  });

  test('the same path twice is an error at the second, and shows the first', () => {
    const { codes, diagnostics, pointed } = routes(`
services:
  one: { image: a, ports: ["1:8000"], x-seaworthy: { paths: [/api] } }
  two: { image: b, ports: ["2:8000"], x-seaworthy: { paths: [/api] } }
`);
    expect(codes).toEqual(['route-conflict']);
    expect(pointed('route-conflict')).toBe('/api');
    expect(diagnostics[0]?.related).toMatchObject([{ message: 'one claims it first' }]);
  });

  test('what a proxy at the front reaches stays behind it', () => {
    const { service, codes, application } = routes(`
services:
  api: { image: a, ports: ["8000:8000"] }
  proxy: { image: nginx, ports: ["80:80"], environment: { UPSTREAM_URL: "http://api:8000" } }
`);
    expect(service('api')).toMatchObject({ kind: 'worker', addressed: true });
    expect(codes).toEqual(['route-behind-proxy']);
    expect(application.links).toMatchObject([{ from: 'proxy', to: 'api', port: 8000 }]);
  });

  test('a proxy whose target has no known port is warned about', () => {
    const { codes } = routes(`
services:
  api: { image: a }
  proxy: { image: nginx, ports: ["80:80"], depends_on: [api] }
`);
    expect(codes).toEqual(['port-unknown']);
  });

  test('two services that publish one port are an error at the second', () => {
    const { codes, pointed } = routes(`
services:
  one: { image: a, ports: ["8000:8000"] }
  two: { image: b, ports: ["8000:9000"], x-seaworthy: { paths: [/two] } }
`);
    expect(codes).toEqual(['port-claimed-twice']);
    expect(pointed('port-claimed-twice')).toBe('"8000:9000"');
  });
});

describe('the port that the load balancer talks to', () => {
  function port(service: string) {
    const understood = understand(`services: { api: ${service} }`);
    const api = understood.service('api');
    return { port: api.kind === 'web' ? api.route.port : undefined, codes: understood.codes };
  }

  test.each([
    ['{ image: a, ports: ["8080:3000"] }', 3000],
    ['{ image: a, ports: ["9229:9229", "8000:8000"] }', 8000],
    ['{ image: a, ports: ["8443:443", "8080:80"] }', 80],
    ['{ image: a, ports: ["8000:8000"], x-seaworthy: { port: 9000 } }', 9000],
    ['{ image: a, x-seaworthy: { role: web }, environment: { PORT: "5001" } }', 5001],
    [
      '{ image: a, x-seaworthy: { role: web }, healthcheck: { test: "curl -f http://localhost:7000/ok" } }',
      7000,
    ],
  ])('%s: %d', (service, expected) => {
    expect(port(service).port).toBe(expected);
  });

  test('other ports of a web service are not reached from outside', () => {
    expect(port('{ image: a, ports: ["3000:3000", "2222:22"] }')).toEqual({
      port: 3000,
      codes: ['port-not-routed'],
    });
  });

  test('a port where TLS is usual gets plain HTTP, which is said', () => {
    expect(port('{ image: a, ports: ["443:443"] }').codes).toEqual(['port-tls']);
  });

  test('a web service without any known port is an error', () => {
    expect(port('{ image: a, x-seaworthy: { role: web } }').codes).toEqual(['web-port-unknown']);
  });
});
