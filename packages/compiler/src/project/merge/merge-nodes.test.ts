import { describe, expect, test } from 'vitest';
import { displayText } from '../../variables/text.ts';
import type { Service } from '../project.ts';
import { type ReadText, readText } from '../testing/read-text.ts';

/** Reads two files, the second laid over the first. */
function readBoth(base: string, over: string): ReadText {
  const options = { files: ['compose.yaml', 'over.yaml'], others: { 'over.yaml': over } };
  return readText(base, options);
}

/** The service `web` of two files that each give its keys. */
function webOf(base: string, over: string): Service {
  const wrap = (keys: string) =>
    `services:\n  web:\n    image: nginx\n${keys.replace(/^/gm, '    ')}\n`;
  const { project, problems } = readBoth(wrap(base), wrap(over));
  expect(problems).toEqual([]);
  const [web] = project?.services ?? [];
  if (!web) throw new Error('no service');
  return web;
}

function environmentOf(service: Service): Record<string, string | null> {
  return Object.fromEntries(
    service.environment.map(({ name, value }) => [name, value && displayText(value)]),
  );
}

function textsOf(items: readonly { readonly value: string }[]): readonly string[] {
  return items.map(({ value }) => value);
}

describe('a later file', () => {
  test('replaces single values and adds services', () => {
    const { project } = readBoth(
      'services: { web: { image: nginx:1, user: a } }\n',
      'services: { web: { image: nginx:2 }, db: { image: postgres } }\n',
    );
    expect(
      project?.services.map(({ name, image, user }) => [name, image?.value, user?.value]),
    ).toEqual([
      ['web', 'nginx:2', 'a'],
      ['db', 'postgres', undefined],
    ]);
  });

  test('replaces command, entrypoint and the test of a health check as a whole', () => {
    const web = webOf(
      'command: [a, b]\nentrypoint: x y\nhealthcheck: { test: [CMD, a], retries: 5 }',
      'command: c\nentrypoint: [z]\nhealthcheck: { test: d }',
    );
    expect(web.command?.value.arguments.map(displayText)).toEqual(['c']);
    expect(web.entrypoint?.value.arguments.map(displayText)).toEqual(['z']);
    expect(web.healthcheck).toMatchObject({
      test: { value: { kind: 'shell' } },
      retries: { value: 5 },
    });
  });

  test('merges environment by name, whichever form either has', () => {
    const list = 'environment: [MODE=prod, LEVEL=1]';
    const mapping = 'environment: { LEVEL: 2, EXTRA: "" }';
    const merged = { MODE: 'prod', LEVEL: '2', EXTRA: '' };
    expect(environmentOf(webOf(list, mapping))).toEqual(merged);
    expect(environmentOf(webOf(mapping, list))).toEqual({ LEVEL: '1', EXTRA: '', MODE: 'prod' });
  });

  test('keeps the place of each merged value in its own file', () => {
    const web = webOf('environment: [MODE=prod]', 'environment: { LEVEL: high }');
    expect(web.environment.map(({ span }) => span.file)).toEqual(['compose.yaml', 'over.yaml']);
  });

  test('merges labels and build arguments by name', () => {
    const web = webOf(
      'labels: [a=1, b=1]\nbuild: { context: ., args: [X=1] }',
      'labels: { b: 2 }\nbuild: { args: { X: 2, Y: 3 } }',
    );
    expect(web.labels.map(({ name, value }) => `${name}=${value}`)).toEqual(['a=1', 'b=2']);
    expect(web.build?.arguments.map(({ name }) => name)).toEqual(['X', 'Y']);
    expect(web.build?.context.value).toBe('.');
  });

  test('adds ports, each published port once', () => {
    const web = webOf(
      'ports: ["80:80", "90:90"]',
      'ports: ["80:80", { target: 81, published: 8081 }]',
    );
    expect(web.ports.map(({ published, target }) => `${published}:${target}`).sort()).toEqual([
      '8081:81',
      '80:80',
      '90:90',
    ]);
  });

  test('replaces a mount on the same target', () => {
    const web = webOf('volumes: ["./a:/data", "./b:/more"]', 'volumes: ["./c:/data:ro"]');
    expect(web.volumes.map(({ source, target, readOnly }) => [source, target, readOnly])).toEqual([
      ['./c', '/data', true],
      ['./b', '/more', false],
    ]);
  });

  test('adds to lists, and to a text that stands for a list', () => {
    const web = webOf('tmpfs: /run\ncap_add: [A, B]', 'tmpfs: [/tmp]\ncap_add: [B, C]');
    expect(textsOf(web.tmpfs)).toEqual(['/run', '/tmp']);
    expect(textsOf(web.capAdd)).toEqual(['A', 'B', 'C']);
  });

  test('merges dependencies and networks in either form', () => {
    const { project, problems } = readBoth(
      'services: { web: { image: a, depends_on: [db], networks: [front] }, db: { image: b } }\nnetworks: { front: }\n',
      'services: { web: { depends_on: { db: { condition: service_healthy } }, networks: { front: { aliases: [w] } } } }\n',
    );
    expect(problems).toEqual([]);
    expect(project?.services[0]?.dependsOn).toMatchObject([{ condition: 'service_healthy' }]);
    expect(project?.services[0]?.networks).toMatchObject([{ name: 'front', aliases: ['w'] }]);
  });

  test('leaves a value alone when it gives the key without one', () => {
    expect(webOf('user: a', 'user:').user?.value).toBe('a');
  });

  test('takes a bare name in environment from the host', () => {
    const text = 'services: { web: { image: a, environment: { MODE: x } } }\n';
    const over = 'services: { web: { environment: [MODE] } }\n';
    const { project } = readText(text, {
      files: ['compose.yaml', 'over.yaml'],
      others: { 'over.yaml': over },
      variables: { MODE: 'production' },
    });
    expect(project?.services[0] && environmentOf(project.services[0])).toEqual({
      MODE: 'production',
    });
  });
});

describe('!reset and !override', () => {
  test('take earlier values away or replace them', () => {
    const web = webOf(
      'ports: ["80:80"]\nuser: a\nenvironment: { A: 1, B: 2 }\nlabels: { a: b }',
      'ports: !reset []\nuser: !reset null\nenvironment: !override { C: 3 }\nlabels: { a: !reset null, c: d }',
    );
    expect(web.ports).toEqual([]);
    expect(web.user).toBeUndefined();
    expect(environmentOf(web)).toEqual({ C: '3' });
    expect(web.labels).toMatchObject([{ name: 'c' }]);
  });

  test('can take a whole service away', () => {
    const { project } = readBoth(
      'services: { web: { image: a }, mail: { image: b } }\n',
      'services: { mail: !reset null }\n',
    );
    expect(project?.services.map(({ name }) => name)).toEqual(['web']);
  });

  test('mean nothing where there is nothing earlier', () => {
    const { project, problems } = readText(
      'services: { web: { image: a, user: !reset b, ports: !override ["80:80"] } }\n',
    );
    expect(problems).toEqual([]);
    expect(project?.services[0]).toMatchObject({ ports: [{ target: 80 }] });
    expect(project?.services[0]?.user).toBeUndefined();
  });
});

describe('files that do not fit each other', () => {
  test('are told with both places', () => {
    const { problems, diagnostics } = readBoth(
      'services: { web: { image: a, cap_add: [A] } }\n',
      'services:\n  web:\n    cap_add: { A: B }\n',
    );
    expect(problems[0]).toBe('compose/cannot-merge over.yaml 3:14 { A: B }');
    expect(diagnostics[0]?.message).toBe(
      '"services.web.cap_add" is a set of keys here, but a list in what it is laid over.',
    );
    expect(diagnostics[0]?.related?.[0]?.span.file).toBe('compose.yaml');
  });
});
