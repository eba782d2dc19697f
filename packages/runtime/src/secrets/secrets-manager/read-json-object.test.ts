import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readJsonObject } from './read-json-object.ts';

test('keeps what JSON.parse loses: numbers as written, and every key as often as it is there', () => {
  expect(
    readJsonObject(' { "a" : 1e6 ,\n"a":-0.10, "\\"}": [ {"x":"]"} ] , "n":null,"e":"" } '),
  ).toEqual([
    { key: 'a', kind: 'number', text: '1e6' },
    { key: 'a', kind: 'number', text: '-0.10' },
    { key: '"}', kind: 'array', text: '[ {"x":"]"} ]' },
    { key: 'n', kind: 'null', text: 'null' },
    { key: 'e', kind: 'string', text: '' },
  ]);
  expect(readJsonObject('{}')).toEqual([]);
  expect(readJsonObject('[{}]')).toBeUndefined();
  expect(() => readJsonObject('{"a":1,}')).toThrow();
});

test('agrees with JSON.parse on any object', () => {
  const values = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue());
  fc.assert(
    fc.property(values, fc.constantFrom(undefined, 2), (object, space) => {
      const text = JSON.stringify(object, null, space);
      const members = readJsonObject(text) ?? [];
      const read = members.map((member) => [
        member.key,
        member.kind === 'string' ? member.text : JSON.parse(member.text),
      ]);
      expect(read).toEqual(Object.entries(JSON.parse(text)));
    }),
  );
});
