import { expect, test } from 'vitest';
import { parseImage } from './parse-image.ts';

test.each([
  ['postgres', { path: 'postgres', name: 'postgres' }],
  ['postgres:16-alpine', { path: 'postgres', name: 'postgres', tag: '16-alpine' }],
  ['docker.io/library/postgres:16', { path: 'library/postgres', name: 'postgres', tag: '16' }],
  ['localhost:5000/team/api', { path: 'team/api', name: 'api' }],
  ['localhost/api', { path: 'api', name: 'api' }],
  ['redis:7@sha256:abc', { path: 'redis', name: 'redis', tag: '7', digest: 'sha256:abc' }],
  ['public.ecr.aws/docker/library/redis', { path: 'docker/library/redis', name: 'redis' }],
  ['', { path: '', name: '' }],
])('%s is taken apart', (reference, parts) => {
  expect(parseImage(reference)).toEqual(parts);
});
