import { expect, test } from 'vitest';
import { understand } from '../testing/understand.ts';

function codesOf(keys: string) {
  return understand(`services: { it: { ${keys} } }\nvolumes: { data: {} }`).codes.filter((code) =>
    code.startsWith('data-'),
  );
}

test.each(['image: wordpress:6', 'image: bitnami/ghost, volumes: ["data:/elsewhere"]'])(
  'an application that would lose its data is told: %s',
  (keys) => {
    expect(codesOf(keys)).toEqual(['data-not-kept']);
  },
);

test.each([
  'image: wordpress:6, volumes: ["data:/var/www/html"]',
  'image: wordpress:6, volumes: ["data:/var/www/html/wp-content/"]',
  'image: gitea/gitea, volumes: ["~/gitea:/data"]',
  'image: grafana/grafana, tmpfs: ["/var/lib/grafana:size=64m"]',
  'image: grafana/grafana, environment: { GF_DATABASE_TYPE: postgres }',
  'image: acme/shop',
])('who keeps it, has decided, or is not known is told nothing: %s', (keys) => {
  expect(codesOf(keys)).toEqual([]);
});

test('a database of its own on EFS is told', () => {
  expect(codesOf('image: prom/prometheus, volumes: ["data:/prometheus"]')).toEqual(['data-on-efs']);
});
