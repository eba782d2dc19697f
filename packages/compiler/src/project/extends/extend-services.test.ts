import { describe, expect, test } from 'vitest';
import { displayText } from '../../variables/text.ts';
import { readText } from '../testing/read-text.ts';

describe('extends', () => {
  test('lays a service over another of the same file, in any order', () => {
    const { project, problems } = readText(`
services:
  web: { extends: base, environment: [B=2], command: serve }
  worker: { extends: { service: web }, command: work }
  base: { image: nginx, environment: { A: 1, B: 1 }, command: [none] }
`);
    expect(problems).toEqual([]);
    const seen = project?.services.map(({ image, command, environment }) => [
      image?.value,
      command?.value.arguments.map(displayText),
      environment.map(({ name, value }) => `${name}=${value && displayText(value)}`),
    ]);
    expect(seen).toEqual([
      ['nginx', ['serve'], ['A=1', 'B=2']],
      ['nginx', ['work'], ['A=1', 'B=2']],
      ['nginx', ['none'], ['A=1', 'B=1']],
    ]);
  });

  test("counts another file's paths from that file, through several files", () => {
    const { project, problems } = readText(
      'services: { web: { extends: { file: common/base.yaml, service: base } } }\n',
      {
        others: {
          'common/base.yaml': `
services:
  base:
    extends: { file: ../root/root.yaml, service: root }
    build: ./app
    env_file: base.env
    volumes: ["./data:/data", "named:/named"]
volumes: { named: }
`,
          'common/base.env': 'MODE=base\n',
          'root/root.yaml':
            'services: { root: { volumes: [{ type: bind, source: ../up, target: /up }] } }\n',
        },
      },
    );
    const [web] = project?.services ?? [];
    expect(web?.build?.context.value).toBe('./common/app');
    expect(web?.environment).toMatchObject([{ name: 'MODE', source: 'env_file' }]);
    expect(web?.volumes.map(({ source }) => source)).toEqual(['./up', './common/data', 'named']);
    // As in Compose, a service brings no volume definitions along.
    expect(problems).toEqual(['compose/unknown-reference common/base.yaml 7:31 "named:/named"']);
  });

  test('lets !reset take away what the base has', () => {
    const { project } = readText(`
services:
  base: { image: nginx, ports: ["80:80"], user: a }
  web: { extends: base, ports: !reset [], user: !override b }
`);
    expect(project?.services[1]).toMatchObject({ ports: [], user: { value: 'b' } });
  });

  test('tells what is not there, with what may be meant, and nothing that follows from it', () => {
    const { problems, diagnostics } = readText(
      `
services:
  a: { extends: bsae }
  b: { extends: { file: comon.yaml, service: x } }
  c: { extends: { file: common.yaml, service: bsae } }
  d: { extends: a }
  base: { image: nginx }
`,
      { others: { 'common.yaml': 'services: { base: { image: nginx } }\n' } },
    );
    expect(problems).toEqual([
      'compose/extends-unknown-service 3:17 bsae',
      'compose/file-not-found 4:25 comon.yaml',
      'compose/extends-unknown-service 5:47 bsae',
    ]);
    expect(diagnostics.map(({ help }) => help)).toEqual([
      'Did you mean "base"?',
      'Did you mean "common.yaml"?',
      'Did you mean "base"?',
    ]);
  });

  test('tells a circle by its names', () => {
    const { problems, diagnostics } = readText(
      'services:\n  a: { extends: b }\n  b: { extends: c }\n  c: { extends: a }\n',
    );
    expect(problems).toEqual(['compose/extends-cycle 4:17 a']);
    expect(diagnostics[0]?.message).toBe('Services extend each other in a circle: a → b → c → a.');
  });

  test('tells a circle through files', () => {
    const { diagnostics } = readText(
      'services: { a: { image: x, extends: { file: b.yaml, service: b } } }\n',
      { others: { 'b.yaml': 'services: { b: { extends: { file: b.yaml, service: b } } }\n' } },
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(['compose/extends-cycle']);
  });

  test('refuses a chain that no one could follow', () => {
    const links = Array.from(
      { length: 5000 },
      (_, link) => `  s${link}: { extends: s${link + 1} }`,
    );
    const { diagnostics } = readText(`services:\n${links.join('\n')}\n  s5000: { image: x }\n`);
    expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set(['compose/too-deep']));
  });
});
