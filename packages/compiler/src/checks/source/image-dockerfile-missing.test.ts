import { describe, expect, test } from 'vitest';
import { findIn, type ProjectFiles, told } from './testing/find-in.ts';

const code = 'image-dockerfile-missing';

const project = (build: string, files: ProjectFiles = {}): ProjectFiles => ({
  'compose.yaml': `services:\n  api:\n    build: ${build}\n    ports: ["8000:8000"]\n`,
  ...files,
});

const api = { 'api/Dockerfile': 'FROM node:22\n', 'api/server.js': '' };

describe(code, () => {
  test('a folder that is not there is told where it is named', () => {
    expect(told(project('./apii', api), code)).toEqual(['error compose.yaml: ./apii']);
    expect(told(project('./api', api), code)).toEqual([]);
  });

  test('a context without a Dockerfile is told where the context is named', () => {
    const files = { 'api/server.js': '' };
    expect(told(project('{ context: api }', files), code)).toEqual(['error compose.yaml: api']);
  });

  test('a Dockerfile is looked for in the context', () => {
    const named = '{ context: api, dockerfile: api/Dockerfile }';
    expect(told(project(named, api), code)).toEqual(['error compose.yaml: api/Dockerfile']);
    expect(findIn(project(named, api)).map(({ message }) => message)).toEqual([
      'api is built from api/api/Dockerfile, which does not exist.',
    ]);
    expect(told(project('{ context: api, dockerfile: Dockerfile }', api), code)).toEqual([]);
    const outside = { 'Dockerfile.prod': 'FROM node:22\n', 'api/server.js': '' };
    const up = '{ context: api, dockerfile: ../Dockerfile.prod }';
    expect(told(project(up, outside), code)).toEqual([]);
  });

  test.each([
    'https://github.com/acme/api.git#main:docker',
    'git@github.com:acme/api.git',
    '{ context: none, dockerfile_inline: "FROM node:22" }',
    '~/api',
  ])('%s is not looked for', (build) => {
    expect(told(project(build), code)).toEqual([]);
  });
});
