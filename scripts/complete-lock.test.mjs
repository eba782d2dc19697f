import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { missingPackages } from './complete-lock.mjs';

const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));

it('the lockfile has the packages of every platform, so that npm ci takes it', () => {
  expect(missingPackages(lock)).toEqual({});
});

it('a platform package that the registry did not have is told by its name', () => {
  const owner = {
    dev: true,
    license: 'MIT',
    optionalDependencies: { '@x/cli-linux-x64-musl': '1.2.3' },
  };
  expect(missingPackages({ packages: { 'node_modules/x': owner } })).toEqual({
    'node_modules/@x/cli-linux-x64-musl': {
      version: '1.2.3',
      cpu: ['x64'],
      dev: true,
      libc: ['musl'],
      license: 'MIT',
      optional: true,
      os: ['linux'],
    },
  });
});
