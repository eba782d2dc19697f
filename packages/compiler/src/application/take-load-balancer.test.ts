import { expect, test } from 'vitest';
import { understand } from './testing/understand.ts';

const listener =
  'arn:aws:elasticloadbalancing:eu-central-1:111122223333:listener/app/company/50dc6c495c0c9188/f2f7dc8efc522ab2';

const shop = (domain: string) => `
services:
  front:
    image: example/front:1
    ports: ["80:80"]
  api:
    image: example/api:1
    ports: ["8080:8080"]
    x-seaworthy: { hosts: [api.example.com] }
x-seaworthy:
  ${domain}
  loadBalancer:
    listener: ${listener}
    securityGroup: sg-0123456789abcdef0
    firstPriority: 10000
`;

const hostsIn = (text: string) =>
  understand(text).application.services.map((service) =>
    service.kind === 'web' ? service.route.hosts : [],
  );

test('Who shares a listener answers to the domain of the project, unless hosts are named', () => {
  expect(hostsIn(shop('domain: shop.example.com'))).toEqual([
    ['shop.example.com'],
    ['api.example.com'],
  ]);
  expect(hostsIn(shop('dashboard: false'))).toEqual([[], ['api.example.com']]);
});

test('The listener, its security group and where its rules begin are taken as they are', () => {
  expect(understand(shop('domain: shop.example.com')).application.loadBalancer).toMatchObject({
    listener,
    securityGroup: 'sg-0123456789abcdef0',
    firstPriority: 10_000,
  });
});
