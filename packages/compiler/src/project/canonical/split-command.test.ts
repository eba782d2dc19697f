import { describe, expect, test } from 'vitest';
import { displayText, plainText } from '../../variables/text.ts';
import { splitCommand } from './split-command.ts';

function words(text: string): readonly string[] {
  return splitCommand(plainText(text)).words.map(displayText);
}

test.each([
  ['serve --port 80', ['serve', '--port', '80']],
  ['  a   b\tc ', ['a', 'b', 'c']],
  ['echo "hello world"', ['echo', 'hello world']],
  ['echo \'a "b" c\'', ['echo', 'a "b" c']],
  ['a"b c"d', ['ab cd']],
  ['echo ""', ['echo', '']],
  ['a\\ b', ['a b']],
  ['"a\\"b"', ['a"b']],
  ["'a\\b'", ['a\\b']],
  ['a\\tb', ['a\tb']],
  ['$(date) x', ['$(date)', 'x']],
  ['$(echo hi there)', ['$(echo hi there)']],
  ['`a b` c', ['`a b`', 'c']],
  ['sh -c "a && b; c | d > e"', ['sh', '-c', 'a && b; c | d > e']],
  ['', []],
])('%j is %j', (text, expected) => {
  expect(words(text)).toEqual(expected);
});

describe('what follows a sign of the shell', () => {
  test.each([
    ['a && b', ['a'], '&&', 2],
    ['a; b', ['a'], ';', 1],
    ['a | b', ['a'], '|', 2],
    ['a > b', ['a'], '>', 2],
    ['a 2>b', ['a'], '>', 3],
    ['a &', ['a'], '&', 2],
  ])('is dropped from %j', (text, expected, operator, offset) => {
    const split = splitCommand(plainText(text));
    expect(split.words.map(displayText)).toEqual(expected);
    expect(split.cut).toEqual({ operator, offset });
  });
});

test.each(['echo "a', "echo 'a", 'echo `a', 'echo $(a', 'a \\'])('%j has no end', (text) => {
  expect(splitCommand(plainText(text)).problem).toBe('a quote is not closed');
});

test.each(['a (b)', 'a)', '$(a $(b))'])('%j has a bracket that Compose refuses', (text) => {
  expect(splitCommand(plainText(text)).problem).toBe('a bracket stands outside quotes');
});

test('a secret stays whole, in the word it stands in', () => {
  const text = [
    { kind: 'text', text: 'run --url "db://' },
    { kind: 'secret', name: 'PASSWORD' },
    { kind: 'text', text: '@host x" end' },
  ] as const;
  expect(splitCommand(text).words).toEqual([
    [{ kind: 'text', text: 'run' }],
    [{ kind: 'text', text: '--url' }],
    [
      { kind: 'text', text: 'db://' },
      { kind: 'secret', name: 'PASSWORD' },
      { kind: 'text', text: '@host x' },
    ],
    [{ kind: 'text', text: 'end' }],
  ]);
});
