import { expect, test } from 'vitest';
import { readText } from './testing/read-text.ts';

const text = `
x-note: { a: b }
x-seaworthy: { region: ap-northeast-2 }
services:
  web:
    image: a
    environment: { image: b }
    ports: [{ target: 80 }]
    shm_size: 64m
    networks: { front: { aliases: [w] } }
  off: { image: b, profiles: [dev], shm_size: 1g }
networks: { front: }
`;

test('every key used is listed with what becomes of it; names and their values are not keys', () => {
  const keys = readText(text).project?.keys ?? [];
  expect(keys.map(({ path, writtenPath }) => `${path} ${writtenPath}`)).toEqual([
    'x-note x-note',
    'x-seaworthy x-seaworthy',
    'services services',
    'services.*.image services.web.image',
    'services.*.environment services.web.environment',
    'services.*.ports services.web.ports',
    'services.*.ports.target services.web.ports.target',
    'services.*.shm_size services.web.shm_size',
    'services.*.networks services.web.networks',
    'services.*.networks.*.aliases services.web.networks.front.aliases',
    'networks networks',
  ]);
  const size = keys.find(({ path }) => path === 'services.*.shm_size');
  expect(size?.disposition).toBe('unsupported');
  expect(text.slice(size?.span.start, size?.span.end)).toBe('shm_size');
});
