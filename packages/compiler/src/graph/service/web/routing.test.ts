import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WebService } from '../../../application/application.ts';
import { at, list, resourcesOf } from '../../../template/testing/template-body.ts';
import { application, web, worker } from '../../testing/applications.ts';
import { serviceTemplates, templateOf } from '../testing/template-of.ts';
import { assignPriorities } from './assign-priorities.ts';

function routed(name: string, hosts: readonly string[], paths: readonly string[]): WebService {
  const service = web(name);
  return { ...service, route: { ...service.route, hosts, paths } };
}

/** The rules of a service as `hosts paths`. */
function rulesOf(service: WebService) {
  const template = templateOf(application({ services: [service] }), service.name);
  return resourcesOf(template, 'AWS::ElasticLoadBalancingV2::ListenerRule').map(({ Properties }) =>
    list(at(Properties, 'Conditions'))
      .map((condition) => {
        const values = at(condition, 'HostHeaderConfig') ?? at(condition, 'PathPatternConfig');
        return list(at(values, 'Values')).join(',');
      })
      .join(' '),
  );
}

test('A service for everything takes every path', () => {
  expect(rulesOf(routed('api', [], ['/']))).toEqual(['/*']);
  expect(rulesOf(routed('api', [], []))).toEqual(['/*']);
});

test('A service for a host takes the host and no path', () => {
  expect(rulesOf(routed('api', ['api.example.com'], ['/']))).toEqual(['api.example.com']);
});

test('A path stands for itself and all below it, however it is written', () => {
  for (const path of ['/api', '/api/', '/api/*']) {
    expect(rulesOf(routed('api', [], [path]))).toEqual(['/api,/api/*']);
  }
});

test('No rule has more than the five values that AWS takes, and all combinations are covered', () => {
  const hosts = ['a.example.com', 'b.example.com', 'c.example.com', 'd.example.com'];
  const paths = ['/a', '/b', '/c'];
  const rules = rulesOf(routed('api', hosts, paths));
  expect(rules.every((rule) => rule.split(/[ ,]/).length <= 5)).toBe(true);
  for (const host of hosts) {
    for (const path of paths) {
      const covers = rules.some((rule) => rule.includes(host) && rule.includes(`${path}/*`));
      expect(covers, `${host}${path}`).toBe(true);
    }
  }
});

test('Paths of different depths are rules of their own', () => {
  expect(rulesOf(routed('api', [], ['/', '/api', '/api/v2']))).toEqual([
    '/*',
    '/api,/api/*',
    '/api/v2,/api/v2/*',
  ]);
});

test('The first rule that matches is the most particular one', () => {
  const services = [
    routed('all', [], ['/']),
    routed('api', [], ['/api']),
    routed('v2', [], ['/api/v2']),
    routed('wild', ['*.example.com'], ['/']),
    routed('host', ['app.example.com'], ['/']),
    routed('deep', ['app.example.com'], ['/api/v2/admin']),
  ];
  const priorities = assignPriorities(services);
  const first = (name: string) => priorities.get(name)?.[0]?.priority ?? 0;
  const order = ['all', 'api', 'v2', 'wild', 'host', 'deep'].sort(
    (one, other) => first(one) - first(other),
  );
  expect(order).toEqual(['deep', 'host', 'wild', 'v2', 'api', 'all']);
});

const path = fc
  .array(fc.constantFrom('api', 'v1', 'v2', 'admin', 'users'), { maxLength: 12 })
  .map((segments) => `/${segments.join('/')}`);
const host = fc.constantFrom('a.example.com', 'b.example.com', '*.example.com');
const services = fc
  .uniqueArray(fc.stringMatching(/^[a-z][a-z0-9_.-]{0,12}$/), { maxLength: 60 })
  .chain((names) =>
    fc.tuple(
      ...names.map((name) =>
        fc
          .tuple(fc.uniqueArray(host, { maxLength: 3 }), fc.array(path, { maxLength: 5 }))
          .map(([hosts, paths]) => routed(name, hosts, paths)),
      ),
    ),
  );

test('Priorities are unique and within what AWS takes, whatever the services', () => {
  fc.assert(
    fc.property(services, (all) => {
      const rules = [...assignPriorities(all).values()].flat();
      const priorities = rules.map((rule) => rule.priority);
      expect(new Set(priorities).size).toBe(priorities.length);
      expect(priorities.every((priority) => priority >= 1 && priority <= 50_000)).toBe(true);
    }),
  );
});

test('A path below another comes first, whichever services they lead to', () => {
  fc.assert(
    fc.property(path, fc.constantFrom('x', 'y/z'), (general, rest) => {
      const below = `${general === '/' ? '' : general}/${rest}`;
      const priorities = assignPriorities([routed('a', [], [general]), routed('b', [], [below])]);
      const [a, b] = ['a', 'b'].map((name) => priorities.get(name)?.[0]?.priority ?? 0);
      // Deeper than AWS’s longest path of 128 characters makes sense, all depths count alike.
      if (general.split('/').length <= 8) expect(b).toBeLessThan(a ?? 0);
    }),
  );
});

test('The order in which services stand in the file does not move their rules', () => {
  fc.assert(
    fc.property(services, (all) => {
      const forward = [...assignPriorities(all)];
      const backward = [...assignPriorities(all.toReversed())];
      expect(backward).toEqual(forward);
    }),
  );
});

test('Two services that fall on one place both get one', () => {
  // Far more services than the hash has places in the band for paths of depth eight and more.
  const deep = '/1/2/3/4/5/6/7/8';
  const many = Array.from({ length: 500 }, (_, index) => routed(`s${index}`, [], [deep]));
  const priorities = [...assignPriorities(many).values()].flat().map((rule) => rule.priority);
  expect(new Set(priorities).size).toBe(500);
});

test('A service of another kind leaves every template as it is, to the byte', () => {
  const some = application({ services: [routed('api', [], ['/']), routed('web', [], ['/app'])] });
  const more = { ...some, services: [worker('a-first'), ...some.services, web('z-last')] };
  const bodies = new Map(serviceTemplates(more).map(({ stack, body }) => [stack, body]));
  for (const { stack, body } of serviceTemplates(some)) expect(bodies.get(stack)).toBe(body);
});
