import { describe, expect, test } from 'vitest';
import { understand } from '../testing/understand.ts';

function kinds(compose: string, files: Readonly<Record<string, string>> = {}) {
  const { application } = understand(compose, { files });
  return Object.fromEntries([
    ...application.services.map(({ name, kind }) => [name, kind]),
    ...application.stores.map(({ name, kind }) => [name, kind]),
    ...application.leftOut.map(({ name }) => [name, 'left out']),
  ]);
}

describe('what the keys of a service mean', () => {
  test('a published HTTP port makes a web service, and the reason points at the port', () => {
    const { application } = understand(`
services:
  api:
    image: acme/api
    ports: ["8000:8000"]
`);
    expect(application.services).toMatchObject([
      {
        kind: 'web',
        reasons: [{ text: 'it publishes port 8000, which speaks HTTP: a usual port for it' }],
      },
    ]);
  });

  test('no published port makes a worker', () => {
    expect(kinds('services: { mailer: { image: acme/mailer } }')).toEqual({ mailer: 'worker' });
  });

  test('restart: "no" makes a job', () => {
    expect(kinds('services: { migrate: { image: acme/api, restart: "no" } }')).toEqual({
      migrate: 'job',
    });
  });

  test('restart: "no" beside a published port is a web service all the same', () => {
    expect(
      kinds('services: { api: { image: acme/api, restart: "no", ports: ["8000:8000"] } }'),
    ).toEqual({
      api: 'web',
    });
  });

  test('a service that others wait for until it has completed is a job before them', () => {
    const { task } = understand(`
services:
  api:
    image: acme/api
    ports: ["8000:8000"]
    depends_on: { migrate: { condition: service_completed_successfully } }
  migrate:
    image: acme/api
`);
    expect(task('migrate')).toMatchObject({ kind: 'job', before: ['api'] });
  });

  test('a port that does not speak HTTP makes no web service', () => {
    const { application, codes, pointed } = understand(`
services:
  game:
    image: acme/game
    ports: ["25565:25565"]
`);
    expect(application.services).toMatchObject([{ kind: 'worker' }]);
    expect(codes).toEqual(['port-not-http']);
    expect(pointed('port-not-http')).toBe('"25565:25565"');
  });

  test('a port published for both TCP and UDP is DNS or the like, not HTTP', () => {
    expect(
      kinds('services: { dns: { image: acme/dns, ports: ["5054:5054/tcp", "5054:5054/udp"] } }'),
    ).toEqual({ dns: 'worker' });
  });

  test('a service without image is left out, as the reader has said', () => {
    expect(kinds('services: { ghost: {} }')).toEqual({ ghost: 'left out' });
  });

  test('a service of an inactive profile is left out, with its profiles', () => {
    const { application } = understand(
      'services: { seed: { image: acme/api, profiles: [tools] } }',
    );
    expect(application.leftOut).toMatchObject([
      { name: 'seed', reason: 'no profile of it is active: tools' },
    ]);
  });
});

describe('what an image means', () => {
  test('stores, tools and unsupported stores are known by their images', () => {
    expect(
      kinds(`
services:
  db: { image: postgres:16 }
  cache: { image: valkey/valkey:8 }
  files: { image: minio/minio }
  pages: { image: dpage/pgadmin4, ports: ["5050:80"] }
  documents: { image: mongo:7 }
`),
    ).toEqual({
      db: 'relational',
      cache: 'cache',
      files: 'bucket',
      pages: 'left out',
      documents: 'left out',
    });
  });

  test('an unsupported store is an error at its image that says what to use instead', () => {
    const { diagnostics, pointed } = understand('services: { documents: { image: mongo:7 } }');
    expect(diagnostics[0]).toMatchObject({
      code: 'application/store-unsupported',
      severity: 'error',
      help: expect.stringContaining('DocumentDB'),
    });
    expect(pointed('store-unsupported')).toBe('mongo:7');
  });

  test('run: container makes an unsupported store a worker on a file system, with a warning', () => {
    const { task, diagnostics } = understand(`
services:
  documents:
    image: mongo:7
    volumes: ["documents:/data/db"]
    x-seaworthy: { run: container }
volumes: { documents: {} }
`);
    expect(task('documents')).toMatchObject({
      kind: 'worker',
      ports: [{ port: 27017 }],
      fileSystems: [{ volume: 'documents', path: '/data/db' }],
    });
    expect(diagnostics).toMatchObject([
      { code: 'application/store-in-container', severity: 'warning' },
    ]);
  });

  test('run: container says nothing of an image that is no store', () => {
    expect(
      kinds(
        'services: { api: { image: a, ports: ["8000:8000"], x-seaworthy: { run: container } } }',
      ),
    ).toEqual({ api: 'web' });
  });

  test('a store that is built is known by what its Dockerfile starts from', () => {
    const compose = 'services: { db: { build: ./db } }';
    const files = {
      'db/Dockerfile': 'FROM postgres:16\nCOPY init.sql /docker-entrypoint-initdb.d/\n',
    };
    expect(kinds(compose, files)).toEqual({ db: 'relational' });
    expect(understand(compose, { files }).codes).toContain('store-built');
  });

  test('a built image with the name of a store is not that store', () => {
    const files = { Dockerfile: 'FROM node:20\n' };
    expect(kinds('services: { api: { build: ., image: acme/redis } }', files)).toEqual({
      api: 'worker',
    });
  });

  test('LocalStack is the one service that it plays', () => {
    expect(
      kinds('services: { aws: { image: localstack/localstack, environment: { SERVICES: s3 } } }'),
    ).toEqual({ aws: 'bucket' });
  });

  test('LocalStack that plays several services is an error', () => {
    const { codes } = understand('services: { aws: { image: localstack/localstack } }');
    expect(codes).toContain('emulator');
  });

  test('Traefik with the Docker socket is left out, and its labels say the routes', () => {
    const { application, service } = understand(`
services:
  proxy:
    image: traefik:3
    ports: ["80:80"]
    volumes: ["/var/run/docker.sock:/var/run/docker.sock"]
  api:
    image: acme/api
    labels:
      - "traefik.http.routers.api.rule=Host(\`api.example.com\`) && PathPrefix(\`/v1\`)"
      - "traefik.http.services.api.loadbalancer.server.port=9000"
`);
    expect(application.leftOut).toMatchObject([{ name: 'proxy' }]);
    expect(service('api')).toMatchObject({
      kind: 'web',
      route: { port: 9000, hosts: ['api.example.com'], paths: ['/v1'] },
    });
  });

  test('nginx with a configuration of its own is a web service like another', () => {
    const files = { 'proxy/Dockerfile': 'FROM nginx:1.27\nCOPY nginx.conf /etc/nginx/\n' };
    expect(kinds('services: { proxy: { build: proxy, ports: ["80:80"] } }', files)).toEqual({
      proxy: 'web',
    });
  });
});

describe('what x-seaworthy says goes before all else', () => {
  test.each([
    ['role: worker', 'worker'],
    ['role: job', 'job'],
    ['role: local-only', 'left out'],
    ['schedule: "0 3 * * *"', 'schedule'],
    ['run: batch', 'batch'],
    ['site: ./dist', 'site'],
    ['store: { type: sqs }', 'queue'],
  ])('%s makes a published service: %s', (setting, kind) => {
    expect(
      kinds(
        `services: { it: { image: acme/it, ports: ["8000:8000"], x-seaworthy: { ${setting} } } }`,
      ),
    ).toEqual({ it: kind });
  });

  test('a path makes a service without published port a web service', () => {
    const { service } = understand(`
services:
  api: { image: acme/api, expose: ["8000"], x-seaworthy: { paths: [/api] } }
`);
    expect(service('api')).toMatchObject({ kind: 'web', route: { port: 8000, paths: ['/api'] } });
  });

  test('a Redis becomes a queue by its type, and a Valkey by its engine', () => {
    expect(
      kinds(`
services:
  queue: { image: redis:7, x-seaworthy: { store: { type: sqs } } }
  cache: { image: redis:7, x-seaworthy: { store: { engine: valkey } } }
`),
    ).toEqual({ queue: 'queue', cache: 'cache' });
  });
});
