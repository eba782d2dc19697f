import { describe, expect, test } from 'vitest';
import type { Node } from '../node.ts';
import { readText, readYaml } from '../testing/read-text.ts';
import { longestText } from './read-yaml.ts';

/** A node as plain data. */
function plain(node: Node): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'sequence') return node.items.map(plain);
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)]));
}

const image = 'services: { web: { image: nginx } }\n';

describe('syntax errors', () => {
  test.each([
    ['an open quote, at the quote', 'services:\n  web:\n    image: "nginx\n', '3:12 "'],
    [
      'an open bracket, at the bracket',
      'services:\n  web:\n    ports: ["80"\n    a: b\n',
      '3:12 [',
    ],
    ['a tab, at the tab', 'services:\n\tweb: {}\n', '2:1'],
    [
      'a missing colon, on its line',
      'services:\n  web:\n    image nginx\n    tty: true\n',
      '3:5 image nginx',
    ],
    [
      'an indentation that fits nothing',
      'services:\n  web:\n    image: b\n   tty: true\n',
      '4:4 t',
    ],
    ['a second colon', 'services:\n  web:\n    image: a: b\n', '3:12 a'],
    ['a sign that needs quotes', 'services:\n  web:\n    image: @b\n', '3:12 @'],
    ['a variable that needs quotes', 'x-a: { B: ${C} }\n', '1:12 {'],
  ])('%s', (_, text, place) => {
    expect(readText(text).problems[0]).toBe(`compose/yaml-syntax ${place}`);
  });

  test('say what to do', () => {
    const [diagnostic] = readText('x-a: { B: ${C} }\n').diagnostics;
    expect(diagnostic?.message).toContain('must be quoted inside braces');
    expect(diagnostic?.help).toBe('Put the whole value in double quotes.');
  });

  test('several in a file are all told, and what follows from one is not', () => {
    const text = 'services:\n  web:\n    image: @a\n    command: `b`\n    bad\n';
    expect(readText(text).problems).toEqual([
      'compose/yaml-syntax 3:12 @',
      'compose/yaml-syntax 4:14 `',
      'compose/yaml-syntax 5:5 bad',
    ]);
    const astray = `x-a: { B: \${C} }\n${'  a: [b, c]\n'.repeat(20)}`;
    expect(readText(astray).problems.length).toBeLessThan(4);
  });

  test('leave mistakes before them told and those after them untold', () => {
    const text = 'services:\n  web:\n    imgae: nginx\n    image: @a\n    prots: [80]\n';
    const { problems, project } = readText(text);
    expect(problems).toEqual(['compose/unknown-key 3:5 imgae', 'compose/yaml-syntax 4:12 @']);
    expect(project).toBeUndefined();
  });
});

describe('a file', () => {
  test.each([
    ['that is empty', '', 'compose/empty-file 1:1'],
    ['with comments only', '# nothing\n', 'compose/empty-file 1:1'],
    ['that is a list', '- a\n- b\n', 'compose/not-a-mapping 1:1 - a\n- b'],
    ['that is plain text', 'hello\n', 'compose/not-a-mapping 1:1 hello'],
    ['nested ten thousand levels deep', '['.repeat(10_000), 'compose/too-deep 1:100 ['],
    ['nested deep by dashes', '- '.repeat(10_000), 'compose/too-deep 1:199 -'],
  ])('%s is told in one diagnostic', (_, text, problem) => {
    expect(readText(text).problems).toEqual([problem]);
  });

  test('above 1 MB is refused', () => {
    const text = `${image}#${'x'.repeat(longestText)}`;
    expect(readText(text).problems).toEqual(['compose/file-too-large 1:1']);
  });

  test('of several documents is read as Compose reads it: one laid over the other', () => {
    const { project, problems } = readText(`${image}---\nservices: { web: { image: caddy } }\n`);
    expect(project?.services.map((service) => service.image?.value)).toEqual(['caddy']);
    expect(problems).toEqual(['compose/several-documents 3:1 services']);
  });

  test('with a byte order mark and CRLF has its places where the editor shows them', () => {
    const text = '\ufeffservices:\r\n  web:\r\n    image: nginx\r\n    prots: [80]\r\n';
    expect(readText(text).problems).toEqual(['compose/unknown-key 4:5 prots']);
  });
});

describe('keys', () => {
  test('given twice are told with the place of the first', () => {
    const { diagnostics, problems } = readText('services:\n  web: { image: a, image: b }\n');
    expect(problems).toEqual(['compose/duplicate-key 2:20 image']);
    expect(diagnostics[0]?.related?.[0]?.span.start).toBe(19);
  });

  test('that are numbers or words of YAML are text as written', () => {
    expect(plain(readYaml('8080: a\ntrue: b\nnull: c\n1.50: d\n'))).toEqual({
      8080: 'a',
      true: 'b',
      null: 'c',
      '1.50': 'd',
    });
  });

  test('that are lists or mappings are told', () => {
    const { problems } = readText(`${image}? [a, b]\n: c\n`);
    expect(problems).toEqual(['compose/key-not-text 2:3 [a, b]']);
  });
});

describe('anchors, aliases and merge keys', () => {
  test('are resolved; own keys win, then the first of several mappings', () => {
    const text = `
x-a: &a { image: a, tty: true, init: true }
x-b: &b { image: b, user: root }
one: { <<: *a, image: own }
two: { <<: [*b, *a] }
three: { tty: false, <<: { user: me } }
list: [*a, *b]
`;
    const root = plain(readYaml(text)) as Record<string, unknown>;
    expect(root.one).toEqual({ image: 'own', tty: true, init: true });
    expect(root.two).toEqual({ image: 'b', user: 'root', tty: true, init: true });
    expect(root.three).toEqual({ user: 'me', tty: false });
    expect(root.list).toEqual([root['x-a'], root['x-b']]);
  });

  test('keep the place of the text that they repeat', () => {
    const text = 'x-a: &a { imgae: nginx }\nservices: { web: *a }\n';
    expect(readText(text).problems).toEqual(['compose/unknown-key 1:11 imgae']);
  });

  test('without an anchor, inside themselves, or of the wrong kind are told once', () => {
    const text = `
x-default: &default { image: nginx }
services:
  a: *defualt
  b: &b { image: x, labels: { c: *b } }
  c: { <<: 5, image: x }
`;
    expect(readText(text).problems).toEqual([
      'compose/unknown-alias 4:6 *defualt',
      'compose/endless-alias 5:34 *b',
      'compose/bad-merge-key 6:12 5',
    ]);
  });

  test('that multiply beyond bearing are refused once and quickly', () => {
    const levels = Array.from(
      { length: 20 },
      (_, level) => `  - &a${level} [${Array(10).fill(level === 0 ? 'x' : `*a${level - 1}`)}]`,
    );
    const { problems } = readText(`${image}x-bomb:\n${levels.join('\n')}\n`);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^compose\/too-many-aliases/);
  });

  test('cannot nest a tree deeper than any file may', () => {
    const levels = Array.from(
      { length: 150 },
      (_, level) => `  - &a${level} { b: ${level === 0 ? 'x' : `*a${level - 1}`} }`,
    );
    const { problems } = readText(`${image}x-deep:\n${levels.join('\n')}\n`);
    expect(problems[0]).toMatch(/^compose\/too-deep/);
  });
});

describe('tags', () => {
  test('that Compose does not know are told and ignored', () => {
    const text = 'services:\n  web:\n    image: !env nginx\n    command: !override [a]\n';
    const { problems, project } = readText(text);
    expect(problems).toEqual(['compose/unknown-tag 3:12 !env']);
    expect(project?.services[0]?.image?.value).toBe('nginx');
  });
});
