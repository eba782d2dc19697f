import { describe, expect, test } from 'vitest';
import { findIn, told } from './testing/find-in.ts';

const code = 'secret-in-image';

const files = {
  'compose.yaml': 'services:\n  api:\n    build: .\n    ports: ["8000:8000"]\n',
  Dockerfile: 'FROM node:22\nCOPY . .\nCMD ["node", "a.js"]\n',
  'a.js': '',
};

describe(`${code}: files`, () => {
  test.each(['.env', '.env.production', 'keys/server.pem', 'gcp-service-account.json', 'id_rsa'])(
    '%s in the image is found, ignored it is not',
    (path) => {
      expect(told({ ...files, [path]: 'x' }, code)).toEqual(['warning Dockerfile: .']);
      expect(told({ ...files, [path]: 'x', '.dockerignore': `${path}\n` }, code)).toEqual([]);
    },
  );

  test.each(['.env.example', 'global-bundle.pem', 'ca.pem', 'keys/public.pem', 'credentials.ts'])(
    '%s is no secret',
    (path) => {
      expect(told({ ...files, [path]: 'x' }, code)).toEqual([]);
    },
  );

  test('the file of a Compose secret is one, whatever its name', () => {
    const compose = `${files['compose.yaml']}secrets:\n  db:\n    file: ./db/password.txt\n`;
    const project = { ...files, 'compose.yaml': compose, 'db/password.txt': 'x' };
    expect(told(project, code)).toEqual(['warning Dockerfile: .']);
  });

  test('a file that only an earlier stage sees stays out of the image', () => {
    const dockerfile =
      'FROM node:22 AS build\nCOPY . /src\nFROM node:22\nCOPY --from=build /src/dist /app\nCMD ["node", "/app"]\n';
    expect(told({ ...files, Dockerfile: dockerfile, '.env': 'x' }, code)).toEqual([]);
  });

  test('nothing of a secret file is read', () => {
    const project = { ...files, '.env': 'TOKEN=hunter2\n', 'db.key': 'hunter2' };
    expect(JSON.stringify(findIn(project))).not.toContain('hunter2');
  });
});

describe(`${code}: variables`, () => {
  const of = (line: string) =>
    told({ ...files, Dockerfile: `FROM node:22\n${line}\nCMD ["node", "a.js"]\n` }, code);

  test('a secret as ENV or ARG is found by its name, and only the name is shown', () => {
    expect(of('ENV NODE_ENV=production DB_PASSWORD=hunter2')).toEqual([
      'warning Dockerfile: DB_PASSWORD',
    ]);
    expect(of('ARG NPM_TOKEN')).toEqual(['warning Dockerfile: NPM_TOKEN']);
    const found = findIn({ ...files, Dockerfile: 'FROM x\nENV DB_PASSWORD=hunter2\nCMD ["a"]\n' });
    expect(JSON.stringify(found)).not.toContain('hunter2');
  });

  test.each([
    'ENV PORT=8000',
    'ENV DB_PASSWORD=',
    'ENV SECRET_KEY=dummy',
    'ARG NODE_VERSION=22',
    'ENV DB_PASSWORD_FILE=/run/secrets/db',
    'RUN --mount=type=secret,id=npm npm ci',
  ])('%s is not', (line) => {
    expect(of(line)).toEqual([]);
  });

  test('an ARG of a stage that only builds is not', () => {
    const dockerfile =
      'FROM node:22 AS build\nARG NPM_TOKEN\nFROM node:22\nCOPY --from=build /a /a\nCMD ["a"]\n';
    expect(told({ ...files, Dockerfile: dockerfile }, code)).toEqual([]);
  });
});
