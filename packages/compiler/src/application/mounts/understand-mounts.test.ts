import { describe, expect, test } from 'vitest';
import { understand } from '../testing/understand.ts';

function mounted(keys: string, files: Readonly<Record<string, string>> = {}) {
  const understood = understand(
    `services: { it: { ${keys} } }\nvolumes: { data: {}, modules: {} }`,
    {
      files,
    },
  );
  const { fileSystems, scratch, reasons } = understood.task('it');
  return {
    fileSystems: fileSystems.map(({ volume, path }) => `${volume} at ${path}`),
    scratch,
    reasons: reasons.map(({ text }) => text).join('\n'),
    codes: understood.codes,
  };
}

const dockerfile = { 'app/Dockerfile': 'FROM node:20\nCOPY package*.json ./\nCOPY src ./src\n' };

describe('a mount is understood by what it holds', () => {
  test('data of the application goes to a file system', () => {
    expect(mounted('image: acme/it, volumes: ["data:/data"]')).toMatchObject({
      fileSystems: ['data at /data'],
      codes: [],
    });
  });

  test('source code is in the image', () => {
    const { fileSystems, reasons, codes } = mounted(
      'build: app, volumes: ["./app:/app", "./app/src:/app/src", "/app/node_modules", "modules:/lib/node_modules"]',
      dockerfile,
    );
    expect({ fileSystems, codes }).toEqual({ fileSystems: [], codes: [] });
    expect(reasons).toContain('nothing is mounted at /app: the image has its own copy');
    expect(reasons).toContain('/app/node_modules: it holds what the image’s build makes');
  });

  test('what the Dockerfile does not copy is missing in production', () => {
    expect(
      mounted('build: app, volumes: ["./app/nginx.conf:/etc/nginx.conf"]', dockerfile).codes,
    ).toEqual(['source-not-in-image']);
    expect(mounted('build: app, volumes: ["./shared:/shared"]', dockerfile).codes).toEqual([
      'source-not-in-image',
    ]);
  });

  test('a Dockerfile that cannot be read is trusted', () => {
    expect(mounted('build: app, volumes: ["./app/any:/any"]').codes).toEqual([]);
  });

  test("a file for a registry's image has to be shipped", () => {
    const { diagnostics } = understand(
      'services: { it: { image: nginx, volumes: ["./nginx.conf:/etc/nginx/nginx.conf:ro"] } }',
    );
    expect(diagnostics).toMatchObject([
      {
        code: 'application/file-not-shipped',
        help: expect.stringContaining('`COPY ./nginx.conf /etc/nginx/nginx.conf`'),
      },
    ]);
  });

  test('pages are a static site', () => {
    expect(mounted('image: nginx, volumes: ["./html:/usr/share/nginx/html"]').codes).toEqual([
      'pages-not-shipped',
    ]);
  });

  test('a folder for data goes to a file system, which starts empty', () => {
    expect(mounted('image: acme/it, volumes: ["./data:/data"]')).toMatchObject({
      fileSystems: ['data at /data'],
      codes: ['bind-data'],
    });
  });

  test('what is temporary is scratch', () => {
    expect(
      mounted('image: acme/it, tmpfs: ["/run:size=64m"], volumes: ["/cache"]').scratch,
    ).toEqual(['/run', '/cache']);
  });

  test.each([
    ['"/var/run/docker.sock:/var/run/docker.sock"', 'docker-socket'],
    ['"/lib/modules:/lib/modules"', 'host-path'],
    ['"~/games:/data"', 'host-path'],
    ['"./.env:/app/.env"', 'env-file-mount'],
  ])('%s: %s', (mount, code) => {
    expect(mounted(`image: acme/it, volumes: [${mount}]`)).toMatchObject({
      fileSystems: [],
      codes: [code],
    });
  });

  test("the machine's clock is not needed", () => {
    expect(mounted('image: acme/it, volumes: ["/etc/localtime:/etc/localtime:ro"]').codes).toEqual(
      [],
    );
  });

  test('the data of a managed store cannot be mounted by others', () => {
    const { codes } = understand(`
services:
  backup: { image: acme/backup, depends_on: [db], volumes: ["pg:/backup"] }
  db: { image: "postgres:16", volumes: ["pg:/var/lib/postgresql/data"] }
volumes: { pg: {} }
`);
    expect(codes).toContain('store-data-shared');
  });

  test('what is kept on a file system is said, with its volume', () => {
    expect(mounted('image: acme/it, volumes: ["data:/data"]').reasons).toContain(
      '/data is kept on EFS, as data',
    );
  });

  test('a folder of the host becomes a volume by the words of the help', () => {
    const { diagnostics } = understand(
      'services: { game: { image: acme/game, volumes: ["~/saves:/data"] } }',
    );
    expect(diagnostics[0]?.help).toContain('`game-data:/data`, with `game-data: {}` below');
  });

  test('what belongs to the machine is not data', () => {
    const { diagnostics } = understand(
      'services: { vpn: { image: acme/vpn, volumes: ["/lib/modules:/lib/modules"] } }',
    );
    expect(diagnostics[0]?.help).toContain('Remove the mount');
  });

  test.each([
    ['./app/conf/x.ini:/etc/x.ini', 'Add `COPY conf/x.ini /etc/x.ini` to the Dockerfile.'],
    ['./app:/srv/', 'Add `COPY . /srv` to the Dockerfile.'],
    ['./shared:/shared', 'Move ./shared into the build context'],
  ])('%s is copied by the words of the help', (mount, help) => {
    const { diagnostics } = understand(`services: { it: { build: app, volumes: ["${mount}"] } }`, {
      files: { 'app/Dockerfile': 'FROM php:8\n' },
    });
    expect(diagnostics.map((each) => each.help)).toContainEqual(expect.stringContaining(help));
  });

  test('a config is a file, which Fargate cannot mount', () => {
    const { codes } = understand(`
services: { it: { image: acme/it, configs: [settings] } }
configs: { settings: { file: ./settings.yaml } }
`);
    expect(codes).toEqual(['config-file']);
  });
});
