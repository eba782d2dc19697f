import type { Canaries } from './canaries.ts';

/** Files of a project by path. */
export type ProjectFiles = Readonly<Record<string, string>>;

/** Secrets in every place where Compose takes them, in each of its forms; nothing is wrong with it. */
export function soundProject({ value, line, word }: Canaries): ProjectFiles {
  return {
    'compose.yaml': `name: canary
x-common: &common
  SHARED_PASSWORD: ${quoted(value())}
  SHARED_THING: ${quoted(value())}
x-blob: &blob ${quoted(value())}
services:
  api:
    build:
      context: .
      args:
        BUILD_TOKEN: ${quoted(value())}
        BUILD_THING: ${quoted(value())}
    ports: ["8001:8001"]
    env_file:
      - api.env
      - { path: raw.env, format: raw }
    environment:
      <<: *common
      ALIASED: *blob
      DB_PASSWORD: ${quoted(value())}
      FOO: ${quoted(value())}
      GREETING_CODE: ${single(line())}
      BLOCK: |
        ${block(value())}
      FOLDED_TOKEN: >-
        ${block(value())}
      DATABASE_URL: postgres://app:${word()}@db:5432/app
      CALLBACK: https://example.com/hook?token=${word()}&to=ops
      SENTRY: https://${word()}@sentry.example.com/1
      FROM_ENV: \${ENV_PASSWORD}
      NEUTRAL_FROM_ENV: \${ENV_THING}
      MIXED: before \${ENV_THING} after
      FALLBACK: \${NOT_SET:-${word()}}
      PROCESS_SECRET:
    labels:
      traefik.http.middlewares.auth.basicauth.users: ${quoted(`admin:${line()}`)}
      com.example.token: ${quoted(line())}
      com.example.thing: ${quoted(line())}
    healthcheck:
      test: ["CMD", "curl", "-u", "admin:${word()}", "http://localhost:8001/health"]
    secrets: [token_file, token_environment]
    configs: [settings]
    depends_on: [db, cache]
  worker:
    extends: { file: common.yaml, service: base }
    command: worker --api-key ${word()} --token=${word()}
    environment:
      - LIST_PASSWORD=${line().replaceAll('$', '$$')}
      - ${quoted(`LIST_THING=${value()}`)}
      - ${single(`LIST_CODE=${line()}`)}
  shell:
    image: acme/shell:1.0
    command: ["sh", "-c", "PGPASSWORD=${word()} psql -h db && exec run"]
    healthcheck:
      test: mysqladmin ping -p${word()}
  db:
    image: postgres:16
    environment: { POSTGRES_PASSWORD: ${quoted(line())}, POSTGRES_USER: app, POSTGRES_INITDB_ARGS: ${quoted(line())} }
  cache:
    image: redis:7.1
    command: redis-server --requirepass ${word()}
secrets:
  token_file: { file: ./token.txt }
  token_environment: { environment: ENV_PASSWORD }
configs:
  settings:
    content: |
      ${block(value(), '      ')}
include:
  - included.yaml
`,
    'common.yaml': `services:
  base:
    image: acme/worker:1.0
    environment:
      BASE_PASSWORD: ${quoted(value())}
      BASE_THING: ${quoted(value())}
`,
    'included.yaml': `services:
  report:
    image: acme/report:1.0
    restart: "no"
    environment:
      REPORT_PASSWORD: ${quoted(value())}
      REPORT_THING: ${quoted(value())}
`,
    '.env': `ENV_PASSWORD=${envQuoted(value())}\nENV_THING=${envQuoted(value())}\nUNUSED=${envQuoted(value())}\n`,
    'api.env': `FILE_TOKEN=${envQuoted(value())}\nFILE_THING=${envQuoted(value())}\nPORT=8001\n`,
    'raw.env': `RAW_TOKEN=${line()}\nRAW_THING=${line()}\n`,
    'other.env': `ENV_PASSWORD=${envQuoted(value())}\nENV_THING=${envQuoted(value())}\n`,
    'token.txt': value(),
    Dockerfile: `FROM --platform=$BUILDPLATFORM node:20 AS base
ARG ARG_TOKEN=${word()}
ARG ARG_THING=${word()}
ENV ENV_TOKEN=${word()} ENV_THING=${word()}
ENV SPACED_TOKEN ${word()}
WORKDIR /app
COPY . .
RUN NPM_TOKEN=${word()} npm ci
ENTRYPOINT ["./entrypoint.sh"]
CMD ["node", "server.js", "--api-key", "${word()}"]
`,
    'entrypoint.sh': `#!/bin/sh\r
export API_TOKEN=${word()}\r
export THING=${word()}\r
exec "$@"\r
`,
    'package.json': '{"name": "api", "scripts": {"start": "node server.js"}}\n',
    'server.js': `const http = require('http');
const apiKey = '${word()}';
const greeting = '${word()}';
connect('${word()}');
http.createServer(handle).listen(8001, '127.0.0.1');
login('${word()}', { password: '${word()}' });
process.on('exit', () => log("${word()}"));
`,
    '.github/workflows/deploy.yml': `on: push
jobs:
  deploy:
    runs-on: ubuntu-latest
    env:
      AWS_ACCESS_KEY_ID: ${word()}
      AWS_SECRET_ACCESS_KEY: ${word()}
      THING: ${word()}
    steps:
      - uses: aws-actions/configure-aws-credentials@v4
        with:
          aws-access-key-id: ${word()}
          aws-secret-access-key: ${word()}
          aws-region: us-east-1
      - run: docker push acme/api:latest && aws ecs update-service --token ${word()}
`,
  };
}

/** The process's own variables, which are secrets, too. */
export function processVariables({ value }: Canaries): Readonly<Record<string, string>> {
  return { PROCESS_SECRET: value(), PROCESS_THING: value() };
}

/** Ways to break a project around a secret, which stands in it unescaped. */
export const breakages: Readonly<Record<string, (canary: Canaries) => ProjectFiles>> = {
  'an open double quote': ({ line }) => withVariable(`DB_PASSWORD: "${line()}`),
  'an open single quote': ({ line }) => withVariable(`FOO: '${line()}`),
  'a quote within quotes': ({ line, word }) => withVariable(`FOO: "${line()}"${word()}"`),
  'no quotes where they are needed': ({ line }) => withVariable(`FOO: ${line()}`),
  'no quotes in a list': ({ line }) => withList(`FOO=${line()}`),
  'an open bracket': ({ line }) => withVariable(`FOO: [${line()}`),
  'an open brace': ({ line }) => withVariable(`FOO: {${line()}`),
  'a tab': ({ line }) => withFile(`services:\n  api:\n\tDB_PASSWORD: ${line()}\n`),
  'a tab before the value': ({ line }) => withVariable(`\tFOO: ${line()}`),
  'a wrong indentation': ({ word }) => withVariable(`A: b\n    FOO: ${word()}\n   BAR: ${word()}`),
  'a block that is not indented': ({ word }) =>
    withVariable(`DB_PASSWORD: |\n${word()}\n${word()}`),
  'a block that is indented too little': ({ word }) =>
    withVariable(`FOO: |\n   ${word()}\n  ${word()}`),
  'a second colon': ({ line, word }) => withVariable(`FOO: ${word()}: ${line()}`),
  'a duplicate key': ({ line }) =>
    withVariable(`FOO: ${quoted(line())}\n      FOO: ${quoted(line())}`),
  'a duplicate in a list': ({ line }) => withList(quoted(`FOO=${line()}`), quoted(`FOO=${line()}`)),
  'an alias without an anchor': ({ word }) => withVariable(`DB_PASSWORD: *${word()}`),
  'an alias in a list': ({ word }) => withList(`*${word()}`, `FOO=${word()}`),
  'an unknown tag': ({ word, line }) => withVariable(`FOO: !${word()} ${line()}`),
  'an unknown tag alone': ({ word }) => withVariable(`FOO: !${word()}`),
  'an anchor': ({ word }) => withVariable(`FOO: &${word()}`),
  'an anchor twice': ({ word }) => withVariable(`FOO: &${word()} &${word()} x`),
  'a merge of text': ({ word }) => withVariable(`<<: ${word()}`),
  'a percent sign': ({ word }) => withVariable(`FOO: %${word()}`),
  'an at sign': ({ word }) => withVariable(`FOO: @${word()}`),
  'a wrong escape': ({ word }) => withVariable(`FOO: "\\q${word()}"`),
  'a mapping with spaces in a list': ({ line }) => withList(`DB_PASSWORD: ${line()}`),
  'an entry without a sign': ({ word }) => withList(`DB_PASSWORD ${word()}`),
  'an entry with space around the sign': ({ word }) => withList(`DB_PASSWORD = ${word()}`),
  'text for variables': ({ word }) =>
    withFile(`services:\n  api:\n    image: a/b\n    environment: ${word()}\n`),
  'a list for a value': ({ line }) => withVariable(`DB_PASSWORD: [${quoted(line())}]`),
  'a mapping for a value': ({ line }) => withVariable(`FOO: { part: ${quoted(line())} }`),
  'a misspelt key': ({ line, word }) =>
    withFile(
      `services:\n  api:\n    image: a/b\n    enviroment:\n      DB_PASSWORD: ${quoted(line())}\n      FOO: ${word()}\n`,
    ),
  'a misspelt key with a list': ({ line }) =>
    withFile(
      `services:\n  api:\n    image: a/b\n    enviroment:\n      - ${quoted(`DB_PASSWORD=${line()}`)}\n      - ${quoted(`FOO=${line()}`)}\n`,
    ),
  'a secret as an unknown key': ({ line }) =>
    withFile(
      `services:\n  api:\n    image: a/b\n    password: ${quoted(line())}\n    apiKey: ${quoted(line())}\napi_token: ${quoted(line())}\n`,
    ),
  'an open reference': ({ word }) => withVariable(`DB_PASSWORD: "\${${word()}"`),
  'an empty reference': ({ word }) => withVariable(`FOO: "${word()}\${}${word()}"`),
  'a required variable': ({ word }) =>
    withVariable(`FOO: "${word()}\${NOT_SET:?missing}${word()}"`),
  'a lone dollar sign': ({ word }) => withVariable(`DB_PASSWORD: "${word()}$ ${word()}"`),
  'a dollar sign within': ({ word }) => withVariable(`DB_PASSWORD: "${word()}$${word()}"`),
  'a dollar sign within a neutral variable': ({ word }) => withVariable(`FOO: ${word()}$${word()}`),
  'a wrong operator': ({ word }) => withVariable(`FOO: "\${NOT_SET%${word()}}"`),
  'a secret’s content': ({ line }) =>
    withFile(
      `services: { api: { image: a/b, secrets: [tok] } }\nsecrets:\n  tok: { content: ${quoted(line())} }\n`,
    ),
  'text for a secret': ({ word, line }) =>
    withFile(
      `services: { api: { image: a/b, secrets: [tok] } }\nsecrets:\n  tok: ${word()}\n  other: [${quoted(line())}]\n`,
    ),
  'a list for a config’s content': ({ line }) =>
    withFile(
      `services: { api: { image: a/b } }\nconfigs:\n  c:\n    content: [${quoted(line())}]\n`,
    ),
  'a value where it is to be classified': ({ word }) =>
    withFile(
      `services: { api: { image: a/b } }\nx-seaworthy:\n  variables: { DB_PASSWORD: ${word()}, FOO: ${word()} }\n`,
    ),
  'a secret in a command': ({ word }) =>
    withFile(`services:\n  api:\n    image: a/b\n    command: app --password ${word()} "open\n`),
  'a wrong health check': ({ word }) =>
    withFile(
      `services:\n  api:\n    image: a/b\n    healthcheck: { test: ["curl", "-u", "a:${word()}"] }\n`,
    ),
  'build arguments that are text': ({ line }) =>
    withFile(
      `services:\n  api:\n    build:\n      context: .\n      args: [${quoted(`FOO=${line()}`)}, { BAR: ${quoted(line())} }]\n`,
    ),
  'labels that are wrong': ({ line }) =>
    withFile(
      `services:\n  api:\n    image: a/b\n    labels:\n      a: [${quoted(line())}]\n      token: ${line()}\n`,
    ),
  'a broken file that is extended': ({ line }) => ({
    'compose.yaml': 'services:\n  api:\n    extends: { file: common.yaml, service: base }\n',
    'common.yaml': `services:\n  base:\n    image: a/b\n    environment:\n      DB_PASSWORD: "${line()}\n`,
  }),
  'a broken file that is included': ({ line }) => ({
    'compose.yaml': 'include: [other.yaml]\nservices: { api: { image: a/b } }\n',
    'other.yaml': `services:\n  base:\n    image: a/b\n    environment:\n      FOO: [${line()}\n`,
  }),
  'an open quote in .env': ({ line }) => withEnvironment(`DB_PASSWORD="${line()}\nFOO=${line()}\n`),
  'an open single quote in .env': ({ line }) => withEnvironment(`FOO='${line()}\nB=${line()}\n`),
  'text after a quote in .env': ({ line, word }) => withEnvironment(`FOO="${word()}"${line()}\n`),
  'a name with a space in .env': ({ line }) => withEnvironment(`DB PASSWORD=${line()}\n`),
  'a line that is only a value in .env': ({ line, word }) =>
    withEnvironment(`${word()}\n${line()}\n`),
  'no name in .env': ({ line }) => withEnvironment(`=${line()}\n`),
  'an open reference in .env': ({ word }) =>
    withEnvironment(`FOO=\${${word()}\nBAR=a\${${word()}%b}\n`),
  'a dollar sign in .env': ({ word }) => withEnvironment(`DB_PASSWORD=${word()}$${word()}\n`),
  'several lines without quotes in .env': ({ value }) =>
    withEnvironment(`TLS_KEY=${value()}\nA=1\n`),
  'an open quote in env_file': ({ line }) => withEnvFile(`DB_PASSWORD="${line()}\n`),
  'several lines without quotes in env_file': ({ value }) =>
    withEnvFile(`TLS_KEY=${value()}\nA=1\n`),
  'a line that is only a value in env_file': ({ line, word }) =>
    withEnvFile(`${word()}\n${line()}\n`),
  'a variable where structure is': ({ word, line }) => ({
    ...withFile(
      'services:\n  api:\n    image: "${PASSWORD}"\n    ports: ["${DB_PASSWORD}:80"]\n    cpus: ${API_TOKEN}\n',
    ),
    '.env': `PASSWORD=${word()}\nDB_PASSWORD=${envQuoted(line())}\nAPI_TOKEN=${word()}\n`,
  }),
};

/**
 * The sound project with one of YAML's signs lost, added, or everything after it cut. Names stay
 * whole, and the `@` of URLs: nothing can tell the password of `PGPASSORD=x`, or of `--passwordx`.
 */
export function damaged(files: ProjectFiles, random: () => number): ProjectFiles {
  const text = files['compose.yaml'] ?? '';
  const place = Math.floor(random() * text.length);
  const at = place + text.slice(place).search(/["'{}[\]:,\n|>&*]|$/);
  const added = '"\'{}[]*&!|>%@:#\t-,\n'[Math.floor(random() * 19)] ?? '"';
  const kind = Math.floor(random() * 3);
  const rest = kind === 0 ? '' : kind === 1 ? text.slice(at + 1) : added + text.slice(at);
  return { ...files, 'compose.yaml': text.slice(0, at) + rest };
}

function withVariable(entry: string): ProjectFiles {
  return withFile(`services:
  api:
    imgae: wrong
    image: acme/api:1.0
    environment:
      ${entry}
      LOG_LEVEL: debug
    ports: ["80:80"]
`);
}

function withList(...items: readonly string[]): ProjectFiles {
  return withFile(`services:
  api:
    image: acme/api:1.0
    environment:
${items.map((item) => `      - ${item}`).join('\n')}
    imgae: wrong
    ports: ["80:80"]
`);
}

function withFile(text: string): ProjectFiles {
  return { 'compose.yaml': text };
}

function withEnvironment(text: string): ProjectFiles {
  return {
    'compose.yaml':
      'services:\n  api:\n    image: acme/api:1.0\n    environment: { A: "${DB_PASSWORD}", B: "${FOO}", C: "${TLS_KEY}" }\n',
    '.env': text,
  };
}

function withEnvFile(text: string): ProjectFiles {
  return {
    'compose.yaml': 'services:\n  api:\n    image: acme/api:1.0\n    env_file: app.env\n',
    'app.env': text,
  };
}

function quoted(value: string): string {
  return JSON.stringify(value).replaceAll('$', '$$$$');
}

function single(line: string): string {
  return `'${line.replaceAll("'", "''").replaceAll('$', '$$$$')}'`;
}

function block(value: string, indentation = '        '): string {
  return value.replaceAll('$', '$$$$').replaceAll('\n', `\n${indentation}`);
}

function envQuoted(value: string): string {
  return value.includes("'") ? `"${value.replace(/["\\$]/g, '\\$&')}"` : `'${value}'`;
}
