import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Dialect, readInDialect } from './read-in-dialect.ts';

interface Tool {
  readonly parse: (
    text: string,
    options?: { readonly processEnv: object },
  ) => Readonly<Record<string, string>>;
}

const require = createRequire(new URL('../../../../engine/package.json', import.meta.url));
const dotenv: Tool = require('dotenv');
const dotenvx: Tool = require('@dotenvx/dotenvx');

function read(dialect: Dialect, text: string): Record<string, string | undefined> {
  return Object.fromEntries(readInDialect(dialect, text, () => undefined));
}

/** What people write into such files, and what tools disagree about. */
const inputs: readonly string[] = [
  'export A=hello\n',
  'A = hello\n',
  'A=hello  \n',
  'A="hello world"\n',
  "A='hello world'\n",
  'A=`hello "x" \'y\'`\n',
  'A=hello # note\n',
  'A=pa#ss\n',
  'A="pa#ss" # note\n',
  'A="l1\\nl2"\n',
  "A='l1\\nl2'\n",
  'A="a\\tb"\n',
  'A="say \\"hi\\""\n',
  "A='it\\'s'\n",
  'A="-----BEGIN\nabc\n-----END"\nB=2\n',
  'A=-----BEGIN\nabc\nB=2\n',
  'X=1\nA=pa$X\n',
  'X=1\nA=`pa$X`\n',
  "X=1\nA='pa$X'\n",
  'X=1\nA="pa$X"\n',
  'A=${NOPE:-dflt}\n',
  'A=${X:-${Y:-z}}\n',
  'X=1\nA=${X:+y}|${Z+q}|${X-d}\n',
  'A=${X:?e}\n',
  'A=pa$sw0rd\n',
  'A=pa$$word\n',
  'A=pa$\n',
  'A="pa\\$word"\n',
  'A=pa\\$word\n',
  "A='pa$sw0rd'\n",
  'A=pa${x\n',
  'A=x${}y\n',
  'A=\nB=2\n',
  'A\nB=2\n',
  'A=1\nA=2\n',
  '\ufeffA=1\n',
  'A=1\r\nB="2"\r\n',
  'A: hello\n',
  'A B=1\n',
  'A="abc\nB=2\n',
  'A="abc"def\n',
  'A=a=b=c\n',
  '# A=1\n\n  B=2',
  'A=""\n',
  'A:\nvalue\n',
  'A=\n"value"\n',
  'A=#c\n',
  "A='a'#c\n",
  "A='x' y\n",
  'A=a\\nb\n',
  'a.b-c=1\n',
  'A="\\n\n',
];

describe('a file means what the tools themselves take it for', () => {
  test.each(inputs)('%j', (text) => {
    expect(read('dotenv', text)).toEqual(dotenv.parse(text));
    expect(read('dotenvx', text)).toEqual(dotenvx.parse(text, { processEnv: {} }));
  });

  test('whatever is written in it', () => {
    const piece = fc.constantFrom(
      ...[
        'A',
        'B_1',
        '=',
        ': ',
        '"',
        "'",
        '`',
        '\\',
        '\n',
        '\r\n',
        ' ',
        '#',
        'x',
        '\\n',
        'export ',
      ],
    );
    const text = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, (written) => {
        expect(read('dotenv', written)).toEqual(dotenv.parse(written));
      }),
      { numRuns: 3000 },
    );
  });
});

test('dotenvx would run a command, so that nobody knows the value', () => {
  expect(read('dotenvx', 'A=$(echo hi)\nB=1')).toEqual({ A: undefined, B: '1' });
});

/** Recorded from `envfile.go` of aws/amazon-ecs-agent at 8dfceca. */
test.each<[string, Record<string, string>]>([
  ['export A=hello\n', { 'export A': 'hello' }],
  ['A = hello\n', { 'A ': ' hello' }],
  ['A=hello  \n', { A: 'hello  ' }],
  ['A="hello world"\n', { A: '"hello world"' }],
  ["A='hello world'\n", { A: "'hello world'" }],
  ['A=hello # note\n', { A: 'hello # note' }],
  ['A=pa#ss\n', { A: 'pa#ss' }],
  ['A="pa#ss" # note\n', { A: '"pa#ss" # note' }],
  ['A="l1\\nl2"\n', { A: '"l1\\nl2"' }],
  ['A="-----BEGIN\nabc\n-----END"\nB=2\n', { A: '"-----BEGIN', B: '2' }],
  ['X=1\nA=pa$X\n', { A: 'pa$X', X: '1' }],
  ['A=${NOPE:-dflt}\n', { A: '${NOPE:-dflt}' }],
  ['A=$(echo hi)\n', { A: '$(echo hi)' }],
  ['A=\nB=2\n', { A: '', B: '2' }],
  ['INHERIT_ME\nB=2\n', { B: '2' }],
  ['A=1\nA=2\n', { A: '2' }],
  ['\ufeffA=1\n', { '\ufeffA': '1' }],
  ['A=1\r\nB="2"\r\n', { A: '1', B: '"2"' }],
  ['A: hello\n', {}],
  ['A B=1\n', { 'A B': '1' }],
  ['A="abc"def\n', { A: '"abc"def' }],
  ['# A=1\n=2\nA\n', {}],
])('ECS takes %j as it is written', (text, expected) => {
  expect(read('ecs-file', text)).toEqual(expected);
});

test('docker run keeps quotes and takes one line', () => {
  expect(read('docker-run', 'A="l1\nB=pa$X # y\n')).toEqual({ A: '"l1', B: 'pa$X # y' });
});

test.each(['A="\n', 'A=\\"', 'export ', 'a', 'a \n', '"', 'A="\\"'])(
  'a megabyte of %j is read at once',
  (piece) => {
    const start = performance.now();
    read('dotenvx', piece.repeat(1_000_000 / piece.length));
    expect(performance.now() - start).toBeLessThan(3000);
  },
);
