import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { entryOf } from '../node.ts';
import { readYaml } from '../testing/read-text.ts';

function readValue(written: string): unknown {
  const value = entryOf(readYaml(`a: ${written}`), 'a')?.value;
  return value?.kind === 'scalar' ? value.value : value;
}

test.each([
  ['80', 80],
  ['"80"', '80'],
  ['22:22', '22:22'],
  ['1.50', 1.5],
  ['0x1F', 31],
  ['0o17', 15],
  ['true', true],
  ['False', false],
  ['yes', 'yes'],
  ['no', 'no'],
  ['on', 'on'],
  ['~', null],
  ['', null],
  ['null', null],
  ['"null"', 'null'],
  ['2026-01-01', '2026-01-01'],
  ['1.2.3', '1.2.3'],
  ['.5', 0.5],
  ['1e3', 1000],
  ['!!str 5', '5'],
  ['!!int "5"', 5],
])('%s is read as %j', (written, value) => {
  expect(readValue(written)).toBe(value);
});

test('0440 is octal, as Compose takes file modes', () => {
  expect(readValue('0440')).toBe(0o440);
  expect(readValue('0890')).toBe(890);
});

test('a number that JavaScript cannot hold exactly stays text', () => {
  expect(readValue('123456789012345678')).toBe('123456789012345678');
  expect(readValue('1e999')).toBe('1e999');
});

test('everything else is read by the core schema of YAML 1.2', () => {
  const number = fc.stringMatching(/^[-+]?[0-9.]{1,6}([eE][-+]?[0-9]{1,2})?$/);
  const word = fc.constantFrom(
    'true',
    'TRUE',
    'tRue',
    'Null',
    'nULL',
    'n',
    'y',
    'a.b',
    '0x',
    '0o8',
  );
  fc.assert(
    fc.property(fc.oneof(number, word), (written) => {
      fc.pre(!/^[-+]?0[0-7]+$/.test(written));
      expect(readValue(written)).toEqual(parse(`a: ${written}`).a);
    }),
    { numRuns: 500 },
  );
});
