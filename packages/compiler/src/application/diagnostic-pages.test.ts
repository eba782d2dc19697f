import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { problems } from './application-diagnostics.ts';
import { understand } from './testing/understand.ts';

const folder = new URL('../../../../docs/diagnostics/application/', import.meta.url);
const pages = readdirSync(folder).map((name) => name.replace(/\.md$/, ''));

/** Dockerfiles that the examples speak of. */
const dockerfiles: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'store-built': {
    'db/Dockerfile': 'FROM postgres:16\nCOPY init.sql /docker-entrypoint-initdb.d/\n',
  },
  'route-behind-proxy': { 'nginx/Dockerfile': 'FROM nginx:1.27\n' },
  'port-unknown': { 'nginx/Dockerfile': 'FROM nginx:1.27\n' },
};

/** Examples that are mended in what the Compose file does not show. */
const mendedElsewhere: ReadonlySet<string> = new Set([
  'secret-file',
  'source-not-in-image',
  'browser-address',
  'address-left-out',
  'host-machine',
]);

const variables = Object.fromEntries(
  ['DB_PASSWORD', 'READER_PASSWORD', 'REDIS_PASSWORD', 'MQ_PASSWORD', 'PASSWORD', 'API_TOKEN'].map(
    (name) => [name, 'hunter2'],
  ),
);

function codesOf(example: string, page: string): readonly string[] {
  const compose = /^services:/m.test(example) ? example : asProject(example);
  const files = { 'app/Dockerfile': 'FROM php:8.3\n', ...dockerfiles[page] };
  return understand(compose, {
    files,
    variables,
    region: page === 'region-default' ? '' : 'eu-west-1',
  }).codes;
}

function asProject(fragment: string): string {
  if (!/^healthcheck:/.test(fragment))
    return `${fragment}\nservices: { api: { image: acme/api } }\n`;
  return `services:\n  api:\n    image: acme/api\n${fragment.replace(/^/gm, '    ')}\n`;
}

test('every diagnostic of understanding has a page, and every page a diagnostic', () => {
  expect(pages.map((page) => `application/${page}`).sort()).toEqual(Object.keys(problems).sort());
});

test.each(pages)('the page %s shows a wrong example and mends it', (page) => {
  const text = readFileSync(new URL(`${page}.md`, folder), 'utf8');
  const [wrong = '', mended = ''] = [...text.matchAll(/```yaml\n(.*?)```/gs)].flatMap(
    ([, example]) => example ?? [],
  );
  expect(text.startsWith(`# application/${page}\n`)).toBe(true);
  expect(codesOf(wrong, page)).toContain(page);
  if (!mendedElsewhere.has(page)) expect(codesOf(mended, page)).not.toContain(page);
});
