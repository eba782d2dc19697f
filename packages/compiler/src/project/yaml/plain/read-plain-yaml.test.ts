import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import { damaged, realFiles } from '../../testing/damaged.ts';
import { readAnyYaml } from '../read-any-yaml.ts';
import { readPlainYaml } from './read-plain-yaml.ts';

/** Everything that the reader takes. */
const everything = `# a comment
name: shop
services:
  web: # another
    image: nginx:1.27
  # at another column
    command: ["sh", '-c', echo it''s, --flag, "a \\"b\\" \\\\ \\n"]
    ports:
    - 80:80
    - "443:443"   # why
    - target: 9
      published: "10"

    environment:
      'A': 'it''s'
      "B": "x#y"
      C: a#b c # d
      EMPTY:
      SPACES:\u0020\u0020
      HOME: ~
      URL: http://a:\${P}@b/c?d=e&f
      한국어: 서울\u00a0
    healthcheck:
      test:
        [
          CMD,
          curl, "-f",

          http://localhost:80/
        ]
    deploy: { resources: {limits: { cpus: "0.5", memory: 1G }}, replicas: 2, labels: [] }
    x-limits: {
      a: b,
      c: [d,],
      }
volumes: {}
networks:
  back:
  front:
    # nothing else
`;

/** What the `yaml` package makes of a text, and whether it finds anything to say. */
function readByPackage(text: string) {
  const diagnostics: Diagnostic[] = [];
  const file = readAnyYaml({ path: 'compose.yaml', text }, (one) => diagnostics.push(one));
  return { diagnostics, documents: file.documents, brokenAt: file.brokenAt };
}

/** Whether the reader takes the text, as it may only when the package reads the same of it. */
function takes(text: string): boolean {
  const root = readPlainYaml({ path: 'compose.yaml', text });
  if (root) {
    const sound = { diagnostics: [], documents: [root], brokenAt: undefined };
    expect(readByPackage(text), JSON.stringify(text)).toEqual(sound);
  }
  return root !== undefined;
}

describe('plain YAML', () => {
  test('is read just as the package reads it, place for place', () => {
    expect(takes(everything)).toBe(true);
    expect(realFiles.filter(takes).length).toBe(realFiles.length);
  });

  test.each([
    ['nothing', ''],
    ['a list', '- a\n'],
    ['a tab', 'a:\tb\n'],
    ['a carriage return', 'a: b\r\n'],
    ['an anchor', 'a: &x b\n'],
    ['an alias', 'a: *x\n'],
    ['a merge key', 'a: { <<: {} }\n'],
    ['a tag', 'a: !reset null\n'],
    ['block text', 'a: |\n  b\n'],
    ['text of two lines', 'a: b\n  c\n'],
    ['quoted text of two lines', 'a: "b\n  c"\n'],
    ['text below its key', 'a:\n  b\n'],
    ['an explicit key', '? a\n: b\n'],
    ['two documents', 'a: b\n---\na: c\n'],
    ['a document on its marker', '--- a: b\n'],
    ['a directive', '%YAML 1.2\n---\na: b\n'],
    ['a key given twice', 'a: b\na: c\n'],
    ['a key given twice in braces', 'a: { b: c, b: d }\n'],
    ['an unusual escape', 'a: "\\u0041"\n'],
    ['a dash alone in brackets', 'a: [-]\n'],
    ['a key without a value in braces', 'a: { b: \n }\n'],
    ['a pair in brackets', 'a: [b: c]\n'],
    ['a variable in brackets', 'a: [${B}]\n'],
    ['a second colon', 'a: b: c\n'],
    ['an indentation that fits nothing', 'a:\n    b: c\n  d: e\n'],
    ['a bracket that is not closed', 'a: [b\nc: d\n'],
    ['a bracket that ends before its block', 'a:\n  b: [\n  ]\n'],
    ['a bracket that ends below its key', 'a: [\n  b\n]\n'],
    ['a comment without a space before it', 'a: "b"#c\n'],
    ['depth', `${'a: {'.repeat(200)}`],
  ])('gives way to the package at %s', (_, text) => {
    expect(takes(text)).toBe(false);
  });

  test('is never more than the package takes, whatever happened to it', () => {
    fc.assert(
      fc.property(damaged([everything, everything, ...realFiles]), (text) => void takes(text)),
      { numRuns: 400 },
    );
  });

  test('is never more than the package takes of any signs', () => {
    const sign = fc.constantFrom(
      ...['a', 'b', '- ', '-', ' ', '  ', '\n', '\n  ', '\n  - ', ': ', ':', '"', '"q"', "'s'"],
      ...['[', ']', '{', '}', ', ', ',', '#', ' # c', '\n# c', '1', '~', '.', '?', '|', '&', '\\'],
    );
    const lines = fc.array(sign, { maxLength: 14 }).map((signs) => signs.join(''));
    const text = fc.tuple(fc.constantFrom('', 'a: ', 'a:\n  b:\n', 'a:\n- '), lines);
    fc.assert(
      fc.property(text, ([head, rest]) => void takes(head + rest)),
      { numRuns: 1000 },
    );
  });
});
