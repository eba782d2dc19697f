import { describe, expect, test } from 'vitest';
import { parseDotenv } from './parse-dotenv.ts';

function parse(text: string): Record<string, string> {
  return Object.fromEntries(parseDotenv(text).entries.map(({ name, value }) => [name, value]));
}

describe('reads what the package dotenv reads', () => {
  test.each<[string, Record<string, string>]>([
    ['export A=hello\n', { A: 'hello' }],
    ['A = hello\n', { A: 'hello' }],
    ['A=hello  \n', { A: 'hello' }],
    ['A="hello world"\n', { A: 'hello world' }],
    ["A='hello world'\n", { A: 'hello world' }],
    ['A=`hello "x" \'y\'`\n', { A: 'hello "x" \'y\'' }],
    ['A=hello # note\n', { A: 'hello' }],
    ['A=pa#ss\n', { A: 'pa' }],
    ['A="pa#ss" # note\n', { A: 'pa#ss' }],
    ['A="l1\\nl2"\n', { A: 'l1\nl2' }],
    ["A='l1\\nl2'\n", { A: 'l1\\nl2' }],
    ['A="a\\tb"\n', { A: 'a\\tb' }],
    ['A="say \\"hi\\""\n', { A: 'say \\"hi\\"' }],
    ['A="-----BEGIN\nabc\n-----END"\nB=2\n', { A: '-----BEGIN\nabc\n-----END', B: '2' }],
    ['A=-----BEGIN\nabc\nB=2\n', { A: '-----BEGIN', B: '2' }],
    ['X=1\nA=pa$X\n', { X: '1', A: 'pa$X' }],
    ['A=${NOPE:-dflt}\n', { A: '${NOPE:-dflt}' }],
    ['A=pa$$word\n', { A: 'pa$$word' }],
    ['A="pa\\$word"\n', { A: 'pa\\$word' }],
    ['A=$(echo hi)\n', { A: '$(echo hi)' }],
    ['A=\nB=2\n', { A: '', B: '2' }],
    ['A\nB=2\n', { B: '2' }],
    ['A=1\nA=2\n', { A: '2' }],
    ['\ufeffA=1\n', { A: '1' }],
    ['A=1\r\nB="2"\r\n', { A: '1', B: '2' }],
    ['A: hello\n', { A: 'hello' }],
    ['A B=1\n', {}],
    ['A="abc\nB=2\n', { A: '"abc', B: '2' }],
    ['A="abc"def\n', { A: '"abc"def' }],
    ['A=a=b=c\n', { A: 'a=b=c' }],
    ['# A=1\n\n  B=2', { B: '2' }],
    ['A=""\n', { A: '' }],
    ['A:\nvalue\n', { A: 'value' }],
    ['A=\n"value"\n', { A: 'value' }],
    ['A\n=value\n', { A: 'value' }],
  ])('%j', (text, expected) => {
    expect(parse(text)).toEqual(expected);
  });
});

test('says which lines are nothing', () => {
  expect(parseDotenv('A=1\n\n# x\nwhat\nB="1\n2"\n???').unreadLines).toEqual([4, 7]);
});

test.each(['A="\n', '\n', ' \n', '"', 'A=\\"', 'export ', 'a', 'A=\n', 'A:\n ', 'a \n'])(
  'a megabyte of %j is read at once',
  (piece) => {
    const start = performance.now();
    parseDotenv(piece.repeat(1_000_000 / piece.length));
    expect(performance.now() - start).toBeLessThan(3000);
  },
);
