import { afterEach, expect, test } from 'vitest';
import { ask } from './testing/ask.ts';
import { openShop, ruleOf, type ServingShop } from './testing/serving-shop.ts';

let shop: ServingShop;
afterEach(() => shop.close());

const fixed = (body: string) => ({
  Type: 'fixed-response',
  FixedResponseConfig: { StatusCode: '200', ContentType: 'text/plain', MessageBody: body },
});

test('weights share requests out among groups', async () => {
  shop = await openShop();
  const other = await shop.world.create('TargetGroup', {
    VpcId: 'vpc-1',
    Port: 8000,
    Protocol: 'HTTP',
    TargetType: 'ip',
  });
  await shop.task(1, (_, response) => response.end('old'));
  await shop.world.create(
    'ListenerRule',
    ruleOf(
      shop.listenerArn,
      1,
      { Field: 'path-pattern', Values: ['/canary'] },
      {
        Type: 'forward',
        ForwardConfig: {
          TargetGroups: [
            { TargetGroupArn: shop.groupArn, Weight: 3 },
            { TargetGroupArn: other.physicalId, Weight: 1 },
          ],
        },
      },
    ),
  );
  const statuses = [];
  for (let index = 0; index < 8; index++) statuses.push((await ask(shop.port, '/canary')).status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(6);
  expect(statuses.filter((status) => status === 503)).toHaveLength(2);
});

test('rules are tried by priority, and the default action is the last', async () => {
  shop = await openShop();
  await shop.task(1, (_, response) => response.end('default'));
  const rule = (priority: number, condition: object, body: string) =>
    shop.world.create(
      'ListenerRule',
      ruleOf(shop.listenerArn, priority, { ...condition }, fixed(body)),
    );
  await rule(50, { Field: 'path-pattern', PathPatternConfig: { Values: ['/api/*'] } }, 'path');
  await rule(40, { Field: 'host-header', HostHeaderConfig: { Values: ['*.example.org'] } }, 'host');
  await rule(
    30,
    { Field: 'http-header', HttpHeaderConfig: { HttpHeaderName: 'X-Tier', Values: ['beta*'] } },
    'header',
  );
  await rule(
    20,
    { Field: 'http-request-method', HttpRequestMethodConfig: { Values: ['PUT'] } },
    'method',
  );
  await rule(
    10,
    { Field: 'query-string', QueryStringConfig: { Values: [{ Key: 'v', Value: '2?' }] } },
    'query',
  );
  await rule(5, { Field: 'source-ip', SourceIpConfig: { Values: ['203.0.113.0/24'] } }, 'source');
  const body = async (path: string, options = {}) => (await ask(shop.port, path, options)).body;
  expect(await body('/api/users')).toBe('path');
  expect(await body('/api')).toBe('default');
  expect(await body('/API/users')).toBe('default');
  expect(await body('/api/users', { headers: { Host: 'WWW.example.org:80' } })).toBe('host');
  expect(await body('/', { headers: { Host: 'example.org' } })).toBe('default');
  expect(await body('/', { headers: { 'X-Tier': 'BETA-1' } })).toBe('header');
  expect(await body('/api/x', { method: 'PUT' })).toBe('method');
  expect(await body('/?a=1&V=21')).toBe('query');
  expect(await body('/?v=2')).toBe('default');
  const priorities = shop.world.elb.accessLog().map(({ rulePriority }) => rulePriority);
  expect(priorities).toEqual([50, 0, 0, 40, 0, 30, 20, 10, 0]);
});

test('a source address decides when it lies in the range', async () => {
  shop = await openShop();
  await shop.world.create(
    'ListenerRule',
    ruleOf(
      shop.listenerArn,
      1,
      { Field: 'source-ip', SourceIpConfig: { Values: ['127.0.0.0/8'] } },
      fixed('here'),
    ),
  );
  expect((await ask(shop.port, '/')).body).toBe('here');
});

test('a redirect keeps what it does not change', async () => {
  const RedirectConfig = { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' };
  shop = await openShop({ listener: { DefaultActions: [{ Type: 'redirect', RedirectConfig }] } });
  const answer = await ask(shop.port, '/cart?id=1&x=%20', { headers: { Host: 'shop.example:80' } });
  expect(answer).toMatchObject({
    status: 301,
    headers: {
      server: 'awselb/2.0',
      location: 'https://shop.example:443/cart?id=1&x=%20',
      'content-length': '134',
    },
  });
});

test('a redirect fills its placeholders', async () => {
  const RedirectConfig = {
    Host: 'www.#{host}',
    Path: '/old/#{path}',
    Query: 'from=#{protocol}#{port}&#{query}',
    StatusCode: 'HTTP_302',
  };
  shop = await openShop({ listener: { DefaultActions: [{ Type: 'redirect', RedirectConfig }] } });
  const answer = await ask(shop.port, '/a/b?c=1', { headers: { Host: 'shop.example' } });
  expect(answer.status).toBe(302);
  expect(answer.headers.location).toBe('http://www.shop.example:80/old/a/b?from=HTTP80&c=1');
});
