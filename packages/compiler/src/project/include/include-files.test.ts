import { describe, expect, test } from 'vitest';
import { displayText } from '../../variables/text.ts';
import { readText } from '../testing/read-text.ts';

const web = 'services: { web: { image: nginx } }\n';

describe('include', () => {
  test('adds the resources of other files, their paths counted from where they are', () => {
    const { project, problems } = readText(`include: [store/compose.yaml]\n${web}`, {
      others: {
        'store/compose.yaml': `
include: [more/compose.yaml]
services:
  store: { build: ., volumes: ["./x:/x", "data:/d"], secrets: [key] }
volumes: { data: }
secrets: { key: { file: ./key.txt } }
`,
        'store/more/compose.yaml': 'services: { more: { build: ./app } }\n',
      },
    });
    expect(problems).toEqual([]);
    const services = project?.services.map(({ name, build }) => [name, build?.context.value]);
    expect(services).toEqual([
      ['web', undefined],
      ['store', './store'],
      ['more', './store/more/app'],
    ]);
    expect(project?.services[1]?.volumes[0]?.source).toBe('./store/x');
    expect(project?.secrets).toMatchObject([{ source: { path: './store/key.txt' } }]);
    expect(project?.files.map(({ path }) => path)).toEqual([
      'compose.yaml',
      'store/compose.yaml',
      'store/more/compose.yaml',
    ]);
  });

  test('takes files to lay over, a folder, and environment files in its long form', () => {
    const { project, problems } = readText(
      `
include:
  - path: [a.yaml, a.over.yaml]
    project_directory: app
    env_file: a.env
${web}`,
      {
        others: {
          'a.yaml': 'services: { a: { image: "a:$TAG", build: ./src, command: one } }\n',
          'a.over.yaml': 'services: { a: { command: "$HOST" } }\n',
          'a.env': 'TAG=7\nHOST=file\n',
        },
        variables: { HOST: 'host' },
      },
    );
    expect(problems).toEqual([]);
    const [, a] = project?.services ?? [];
    expect(a?.image?.value).toBe('a:7');
    expect(a?.build?.context.value).toBe('./app/src');
    // The including project's own variables come first.
    expect(a?.command?.value.arguments.map(displayText)).toEqual(['host']);
  });

  test('fills in variables from the .env of the included folder', () => {
    const { project } = readText(`include: [a/compose.yaml]\n${web}`, {
      others: { 'a/compose.yaml': 'services: { a: { image: "a:$TAG" } }\n', 'a/.env': 'TAG=9\n' },
    });
    expect(project?.services[1]?.image?.value).toBe('a:9');
  });

  test('lets a service extend an included one', () => {
    const { project, problems } = readText(
      'include: [a.yaml]\nservices: { web: { extends: base } }\n',
      { others: { 'a.yaml': 'services: { base: { image: nginx } }\n' } },
    );
    expect(problems).toEqual([]);
    expect(project?.services[0]?.image?.value).toBe('nginx');
  });

  test('merges and tells what is defined on both sides', () => {
    const { project, problems } = readText(`include:\n  - a.yaml\n${web}`, {
      others: { 'a.yaml': 'services: { web: { image: caddy, user: a } }\n' },
    });
    expect(problems).toEqual(['compose/include-conflict 3:13 web']);
    expect(project?.services).toMatchObject([{ image: { value: 'nginx' }, user: { value: 'a' } }]);
  });

  test('takes one file on two ways without complaint', () => {
    const { problems } = readText(`include: [a.yaml, b.yaml]\n${web}`, {
      others: {
        'a.yaml': 'include: [c.yaml]\n',
        'b.yaml': 'include: [c.yaml]\n',
        'c.yaml': 'services: { c: { image: c } }\n',
      },
    });
    expect(problems).toEqual([]);
  });

  test('tells what cannot be read at the path that asks for it', () => {
    const { problems, project } = readText(
      `
include:
  - missing.yaml
  - https://example.com/compose.yaml
  - path: ok.yaml
    env_file: mising.env
${web}`,
      { others: { 'ok.yaml': 'services: { ok: { image: x } }\n', 'missing.env': '' } },
    );
    expect(problems).toEqual([
      'compose/file-not-found 3:5 missing.yaml',
      'compose/remote-file 4:5 https://example.com/compose.yaml',
      'compose/env-file-not-found 6:15 mising.env',
    ]);
    expect(project?.services.map(({ name }) => name)).toEqual(['web', 'ok']);
  });

  test('tells a circle by its files', () => {
    const { problems, diagnostics } = readText(`include: [a.yaml]\n${web}`, {
      others: { 'a.yaml': 'include: [b.yaml]\n', 'b.yaml': 'include: [compose.yaml]\n' },
    });
    expect(problems).toEqual(['compose/include-cycle b.yaml 1:11 compose.yaml']);
    expect(diagnostics[0]?.message).toContain('compose.yaml → a.yaml → b.yaml → compose.yaml');
  });

  test('stops when files include each other without end of combinations', () => {
    const others = Object.fromEntries(
      Array.from({ length: 30 }, (_, level) => [
        `f${level}.yaml`,
        `include: [f${level + 1}.yaml, ./f${level + 1}.yaml]\n`,
      ]),
    );
    const { diagnostics } = readText(`include: [f0.yaml]\n${web}`, {
      others: { ...others, 'f30.yaml': '{}\n' },
    });
    expect(diagnostics.map(({ code }) => code)).toContain('compose/too-many-includes');
  });
});
