import { expect, test } from 'vitest';
import { entryOf } from '../node.ts';
import { readYaml } from '../testing/read-text.ts';
import { spanWithin } from './span-within.ts';

function textWithin(yaml: string, part: string): string {
  const node = entryOf(readYaml(yaml), 'a')?.value;
  if (node?.kind !== 'scalar') throw new Error('not a scalar');
  const start = String(node.value).indexOf(part);
  const span = spanWithin(node, start, start + part.length, yaml);
  return yaml.slice(span.start, span.end);
}

test('a part of a plain or quoted scalar is found where it is written', () => {
  expect(textWithin('a: one two', 'two')).toBe('two');
  expect(textWithin('a: "one two"', 'two')).toBe('two');
  expect(textWithin("a: 'one two'", 'one')).toBe('one');
});

test('escapes before the part make it the whole scalar', () => {
  expect(textWithin('a: "x\\ty two"', 'two')).toBe('"x\\ty two"');
});

test('a variable is found in folded and escaped text too', () => {
  expect(textWithin('a: >\n  one\n  ${TWO}\n', '${TWO}')).toBe('${TWO}');
  expect(textWithin('a: "x\\t${TWO}"', '${TWO}')).toBe('${TWO}');
});
