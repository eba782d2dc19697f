import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readProject } from '../project/read-project.ts';
import { memoryHost } from '../project/testing/memory-host.ts';
import { understandProject } from './understand-project.ts';

const secret = 'S3cr3t-canary-9f8e7d';

const compose = `
name: shop
x-seaworthy: { region: eu-west-1, domain: shop.example.com, variables: { PLAN: secret } }
services:
  page:
    build: { context: ., target: run, args: { VITE_API: /api } }
    ports: ["80:3000", "9229:9229"]
    volumes: ["./src:/app/src", "/app/node_modules", "data:/data"]
    environment: { API_URL: "http://api:8000", PLAN: gold, TOKEN: ${secret} }
    depends_on: { api: { condition: service_healthy }, migrate: { condition: service_completed_successfully } }
    x-seaworthy: { paths: [/], scale: { max: 3 }, health: { path: /ok } }
  api:
    image: acme/api
    expose: ["8000"]
    command: ["sh", "-c", "serve --token \${API_TOKEN}"]
    environment:
      DATABASE_URL: postgres://app:\${API_TOKEN}@db:5432/app?sslmode=disable
      REDIS_URL: redis://:${secret}@cache:6379/0
      AMQP_URL: amqp://app:${secret}@mq/
      DB_HOST: db
      DB_PASSWORD: ${secret}
      QUEUE_URL: http://queue:9324/0/jobs
      S3_ENDPOINT: http://files:9000
      AWS_SECRET_ACCESS_KEY: ${secret}
      SETTINGS: "Server=db;Password=${secret};Database=app"
    healthcheck: { test: "curl -f http://localhost:8000/health", interval: 3s }
    secrets: [token]
    deploy: { replicas: 2, resources: { limits: { cpus: "0.3", memory: 700m } } }
  migrate: { image: acme/api, restart: "no", environment: { PGHOST: db, PGPASSWORD: ${secret} } }
  nightly: { image: acme/api, x-seaworthy: { schedule: "0 3 * * 1-5" } }
  worker: { image: acme/api, depends_on: [queue], x-seaworthy: { run: batch } }
  db: { image: "postgres:16", environment: { POSTGRES_USER: app, POSTGRES_PASSWORD: "\${API_TOKEN}" } }
  cache: { image: "redis:7", command: "redis-server --requirepass ${secret}" }
  mq: { image: "rabbitmq:3", environment: { RABBITMQ_DEFAULT_PASS: ${secret} } }
  queue: { image: softwaremill/elasticmq }
  files: { image: minio/minio, environment: { MINIO_ROOT_PASSWORD: ${secret} } }
  docs: { image: "mongo:7" }
  mail: { image: axllent/mailpit }
  proxy: { image: "traefik:3", volumes: ["/var/run/docker.sock:/var/run/docker.sock"] }
volumes: { data: {} }
secrets: { token: { file: ./token.txt } }
`;

const files = {
  Dockerfile: 'FROM node:20 AS run\nEXPOSE 3000\nCOPY src ./src\n',
  'token.txt': secret,
};

function understandText(text: string) {
  const host = memoryHost({ ...files, 'compose.yaml': text }, { API_TOKEN: secret });
  const request = { files: ['compose.yaml'], folderName: 'shop', profiles: [] };
  const { project } = readProject(request, host);
  return project && understandProject(project, { environment: 'production' }, host);
}

/** Words of Compose, of our settings, and of nothing. */
const word = fc.constantFrom(
  ...'db api cache queue page web worker job batch container true false null 0 -1 80 99999 / * $ { } [ ] : , # - & | > é 한 \ufffc \u0000 ${API_TOKEN} ${X:-y} localhost host.docker.internal postgres://db/x redis://cache mongodb://docs "5432:5432" ./x:/y role run store schedule paths ports image build site'.split(
    ' ',
  ),
);

/** The text with some of its lines dropped, repeated, swapped or spoilt. */
const mutated = fc
  .array(
    fc.record({
      at: fc.nat({ max: compose.length }),
      cut: fc.nat({ max: 40 }),
      put: fc.oneof(word, fc.string({ maxLength: 12, unit: 'binary' }), fc.constant('')),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((edits) =>
    edits.reduce(
      (text, { at, cut, put }) => text.slice(0, at) + put + text.slice(at + cut),
      compose,
    ),
  );

test('the example is understood, so that what follows tests something', () => {
  const understood = understandText(compose);
  expect(understood?.application.services.length).toBeGreaterThan(4);
  expect(understood?.application.stores.length).toBe(5);
});

test('understanding never throws, whatever is done to the file', () => {
  fc.assert(
    fc.property(mutated, (text) => {
      const understood = understandText(text);
      for (const { span } of understood?.diagnostics ?? []) {
        if (span?.file !== 'compose.yaml') continue;
        expect(span.start).toBeLessThanOrEqual(span.end);
        expect(span.end).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 400 },
  );
});

test('no secret is in what is understood, nor in what is said', () => {
  const understood = understandText(compose);
  expect(JSON.stringify(understood)).not.toContain(secret);
});

test('understanding twice gives the same', () => {
  fc.assert(
    fc.property(mutated, (text) => {
      expect(JSON.stringify(understandText(text))).toBe(JSON.stringify(understandText(text)));
    }),
    { numRuns: 50 },
  );
});

test('every name in the application is one of the project', () => {
  fc.assert(
    fc.property(mutated, (text) => {
      const application = understandText(text)?.application;
      if (!application) return;
      const { services, stores, links, secrets } = application;
      const names = new Set([...services, ...stores].map(({ name }) => name));
      expect(links.filter(({ from, to }) => !names.has(from) || !names.has(to))).toEqual([]);
      const keys = new Set(secrets.map(({ key }) => key));
      for (const service of services) {
        if (service.kind === 'site') continue;
        for (const part of service.environment.flatMap(({ value }) => value)) {
          if (part.kind === 'secret') expect(keys).toContain(part.key);
          if (part.kind === 'store') expect(names).toContain(part.store);
        }
      }
    }),
    { numRuns: 200 },
  );
});
