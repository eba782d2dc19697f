import { describe, expect, test } from 'vitest';
import { readText } from './testing/read-text.ts';

describe('references', () => {
  test('to what is not defined are told at the name, with what may be meant', () => {
    const { problems, diagnostics } = readText(`
services:
  web:
    image: a
    networks: [fornt]
    volumes: ["dta:/data"]
    secrets: [{ source: ky }]
    configs: [site]
    depends_on: [bd]
    network_mode: service:gone
  db: { image: b }
networks: { front: }
volumes: { data: }
secrets: { key: { file: x } }
`);
    expect(problems.filter((problem) => problem.startsWith('compose/unknown'))).toEqual([
      'compose/unknown-reference 5:16 fornt',
      'compose/unknown-reference 6:15 "dta:/data"',
      'compose/unknown-reference 7:25 ky',
      'compose/unknown-reference 8:15 site',
      'compose/unknown-reference 9:18 bd',
      'compose/unknown-reference 10:19 service:gone',
    ]);
    expect(diagnostics[0]?.message).toBe(
      '"web" refers to the network "fornt", which is not defined.',
    );
    expect(diagnostics[0]?.help).toBe('Did you mean "front"?');
    expect(diagnostics[3]?.help).toBe('Define it at the top level: `configs: { site: … }`.');
  });

  test('to host paths and anonymous volumes need no definition', () => {
    const text = 'services: { web: { image: a, volumes: ["./x:/x", /y, "~/z:/z"] } }\n';
    expect(readText(text).problems).toEqual([]);
  });
});

describe('a service with profiles', () => {
  const text = `
services:
  web: { image: a, depends_on: { mail: { condition: service_started, required: false } } }
  mail: { image: b, profiles: [dev, test] }
`;

  test('is active only with one of them, or with all', () => {
    const active = (profiles: string[]) =>
      readText(text, { profiles }).project?.services.map(({ name }) => name);
    expect(active([])).toEqual(['web']);
    expect(active(['other'])).toEqual(['web']);
    expect(active(['test'])).toEqual(['web', 'mail']);
    expect(active(['*'])).toEqual(['web', 'mail']);
    expect(readText(text).project?.inactive).toMatchObject([
      { name: 'mail', profiles: ['dev', 'test'] },
    ]);
  });

  test('is no dependency while inactive; that must be said', () => {
    const { project, problems } = readText(text);
    expect(problems).toEqual([]);
    expect(project?.services[0]?.dependsOn).toEqual([]);
    const required = text.replace('required: false', 'required: true');
    expect(readText(required).problems).toEqual(['compose/depends-on-inactive 3:34 mail']);
    expect(readText(required).diagnostics[0]?.message).toBe(
      '"web" depends on "mail", which is only in the profiles "dev", "test".',
    );
    expect(readText(required, { profiles: ['dev'] }).problems).toEqual([]);
  });
});

describe('services that wait for each other', () => {
  test('are told by the dependency that closes the circle, each circle once', () => {
    const { problems, diagnostics } = readText(`
services:
  a: { image: x, depends_on: [b] }
  b: { image: x, depends_on: [c, d] }
  c: { image: x, depends_on: [a] }
  d: { image: x }
  e: { image: x, links: [e] }
`);
    expect(problems).toEqual([
      'compose/dependency-cycle 5:31 a',
      'compose/dependency-cycle 7:26 e',
    ]);
    expect(diagnostics[0]?.message).toBe(
      'Services wait for each other in a circle: a → b → c → a.',
    );
  });

  test('in a long chain are no circle', () => {
    const links = Array.from(
      { length: 3000 },
      (_, link) => `  s${link}: { image: x, depends_on: [s${link + 1}] }`,
    );
    const { problems } = readText(`services:\n${links.join('\n')}\n  s3000: { image: x }\n`);
    expect(problems).toEqual([]);
  });
});

test('a service without image and build is told, unless that follows from another mistake', () => {
  const text =
    'services:\n  a: { command: x }\n  b: { imgae: x }\n  c: { provider: { type: x } }\n';
  expect(readText(text).problems).toEqual([
    'compose/no-image 2:3 a',
    'compose/unknown-key 3:8 imgae',
  ]);
});
