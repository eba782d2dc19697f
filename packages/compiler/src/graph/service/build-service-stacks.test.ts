import { expect, test } from 'vitest';
import type { Application, WebService } from '../../application/application.ts';
import { findMissed } from '../../template/testing/missed-rules.ts';
import { parseTemplate } from '../../template/testing/template-body.ts';
import { validateTemplate } from '../../template/testing/validate-template.ts';
import { buildData } from '../data/build-data.ts';
import { buildFoundation } from '../foundation/build-foundation.ts';
import {
  application,
  applications,
  databaseUrl,
  job,
  link,
  noOperations,
  postgres,
  queues,
  schedule,
  site,
  spanAt,
  web,
  worker,
} from '../testing/applications.ts';
import { buildServiceStacks } from './build-service-stacks.ts';
import { serviceTemplates } from './testing/template-of.ts';

/** Everything that a service can have at once. */
const laden: Application = application({
  name: 'laden',
  operations: { ...noOperations, tracing: true, containerInsights: true },
  stores: [postgres('db'), queues('queue', ['work'])],
  links: [link('api', 'db', 5432), link('api', 'engine', 9000), link('worker', 'api', 8000)],
  services: [
    withRoute(
      web('api', {
        addressed: true,
        exec: true,
        readonlyRoot: true,
        scratch: ['/tmp'],
        user: '1000',
        openFiles: { soft: 1024, hard: 4096 },
        dropCapabilities: ['ALL'],
        names: ['api', 'backend'],
        scale: { min: 2, max: 10, cpu: 70, memory: 80, requests: 500 },
        health: {
          command: ['CMD-SHELL', 'true'],
          interval: 5,
          timeout: 2,
          retries: 3,
          startPeriod: 0,
          span: spanAt(1),
        },
        fileSystems: [{ volume: 'uploads', path: '/uploads', readOnly: false, span: spanAt(2) }],
        environment: [{ name: 'DATABASE_URL', value: databaseUrl('db'), span: spanAt(3) }],
      }),
      ['api.example.com', '*.example.com'],
      ['/', '/v1', '/v2/admin'],
    ),
    worker('worker', {
      spot: true,
      scale: { min: 0, max: 30, messages: { target: 5, store: 'queue', queue: 'work' } },
    }),
    worker('follower', {
      scale: { min: 1, max: 3, messages: { target: 5, store: 'queue', queue: 'work' } },
    }),
    worker('engine', { addressed: true, ports: web('x').ports, names: ['engine'] }),
    job('migrate', { readonlyRoot: true, exec: true }),
    schedule('nightly', { exec: true }),
  ],
});

function withRoute(
  service: WebService,
  hosts: readonly string[],
  paths: readonly string[],
): WebService {
  return { ...service, route: { ...service.route, hosts, paths } };
}

for (const project of [...applications, laden]) {
  test(`AWS’s validator has nothing against the services of ${project.name} in ${project.environment}`, () => {
    const templates = serviceTemplates(project);
    expect(templates.flatMap((template) => validateTemplate(template.body))).toEqual([]);
    expect(findMissed(templates.map((template) => parseTemplate(template.body)))).toEqual([]);
  });
}

test('Everything that a service takes is given by the foundation or the data stack', () => {
  for (const project of [...applications, laden]) {
    const data = buildData(project);
    const givers = [buildFoundation(project), ...(data ? [data] : [])];
    const given = new Set(
      givers.flatMap((stack) =>
        stack.resources.flatMap(({ type, properties }) =>
          type === 'AWS::SSM::Parameter' && 'Name' in properties ? [properties.Name] : [],
        ),
      ),
    );
    const taken = buildServiceStacks(project)
      .flatMap((stack) => stack.parameters)
      .filter((parameter) => parameter.type.startsWith('AWS::SSM::'));
    expect(taken.filter((parameter) => !given.has(parameter.default ?? ''))).toEqual([]);
  }
});

test('Planning twice gives the same bytes', () => {
  expect(serviceTemplates(laden)).toEqual(serviceTemplates(laden));
});

test('One more service changes no other’s template by a byte', () => {
  const before = serviceTemplates(laden);
  const more = {
    ...laden,
    services: [
      site('a-site', { api: [{ path: '/api', service: 'api', span: spanAt(9) }] }),
      withRoute(web('another'), [], ['/other']),
      ...laden.services,
      worker('zebra'),
    ],
    links: [...laden.links, link('zebra', 'api', 8000), link('another', 'db', 5432)],
  };
  const after = new Map(serviceTemplates(more).map(({ stack, body }) => [stack, body]));
  expect(after.size).toBe(before.length + 3);
  for (const { stack, body } of before) expect(after.get(stack)).toBe(body);
});

test('Stacks have names of their own even for services called like a layer', () => {
  const names = ['data', 'foundation', 'data-1', 'Data', 'd.a_t-a'];
  const stacks = buildServiceStacks(application({ services: names.map((name) => worker(name)) }));
  const stackNames = stacks.map((stack) => stack.name);
  expect(new Set(stackNames).size).toBe(names.length);
  expect(stackNames).not.toContain('shop-production-data');
  expect(stackNames.every((name) => /^[a-zA-Z][-a-zA-Z0-9]*$/.test(name))).toBe(true);
});

test('Services whose names differ only in what AWS refuses have resources of their own', () => {
  const stacks = buildServiceStacks(
    application({ services: ['my-api', 'my_api', 'my.api', 'MyApi'].map((name) => worker(name)) }),
  );
  const names = stacks.map((stack) => JSON.stringify(stack.resources.map(({ id }) => id)));
  expect(new Set(names).size).toBe(4);
  const services = stacks.flatMap((stack) =>
    stack.resources.flatMap(({ properties }) =>
      'ServiceName' in properties ? [properties.ServiceName] : [],
    ),
  );
  expect(new Set(services).size).toBe(4);
});

test('Every resource belongs to its service', () => {
  for (const stack of buildServiceStacks(laden)) {
    expect(stack.resources.every((resource) => resource.owner === stack.service)).toBe(true);
  }
});

test('Each service of many is looked at as often as each of a few', () => {
  expect(lookups(800)).toBeLessThan(lookups(400) * 2.2);
});

/** How often the stacks of so many services read something of the application. */
function lookups(services: number): number {
  let count = 0;
  const seen = new WeakMap<object, object>();
  const counted = <Kind extends object>(value: Kind): Kind => {
    const known = seen.get(value);
    if (known) return known as Kind;
    const proxy = new Proxy(value, {
      get: (target, key, receiver) => {
        count += 1;
        const found: unknown = Reflect.get(target, key, receiver);
        return typeof found === 'object' && found !== null ? counted(found) : found;
      },
    });
    seen.set(value, proxy);
    return proxy;
  };
  expect(buildServiceStacks(counted(manyServices(services)))).toHaveLength(services);
  return count;
}

function manyServices(length: number): Application {
  const many = Array.from({ length }, (_, index) =>
    withRoute(
      web(`service-${index}`, {
        scale: { min: 1, max: 4, cpu: 70 },
        environment: [{ name: 'DATABASE_URL', value: databaseUrl('db'), span: spanAt(1) }],
      }),
      [],
      [`/s${index}`],
    ),
  );
  const links = many.map((service) => link(service.name, 'db', 5432));
  return application({ services: many, stores: [postgres('db')], links });
}
