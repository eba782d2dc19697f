import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addNumbers, compareNumbers, normalizeNumber, subtractNumbers } from '../values/numbers.ts';
import type { Attributes, Value } from '../values/value.ts';
import { meets } from './evaluate-condition.ts';
import { parseCondition } from './parse-condition.ts';
import { readPlaceholders } from './placeholders.ts';
import { parseProjection, project } from './project.ts';

function read(source: string, values: Record<string, { N: string } | { S: string }> = {}) {
  const input = Object.keys(values).length === 0 ? {} : { ExpressionAttributeValues: values };
  return parseCondition(source, 'ConditionExpression', readPlaceholders(input, true));
}

const item: Attributes = new Map<string, Value>([
  ['n', { type: 'N', value: '5' }],
  ['s', { type: 'S', value: 'hello' }],
  ['tags', { type: 'SS', value: ['a', 'b'] }],
  [
    'deep',
    {
      type: 'M',
      value: new Map<string, Value>([
        [
          'l',
          {
            type: 'L',
            value: [
              { type: 'N', value: '1' },
              { type: 'S', value: 'x' },
            ],
          },
        ],
      ]),
    },
  ],
]);

const values = { ':n': { N: '5.0' }, ':s': { S: 'he' }, ':a': { S: 'a' }, ':x': { S: 'x' } };

test.each([
  ['n = :n', true],
  ['n <> :n', false],
  ['absent = :n', false],
  ['absent <> :n', true],
  ['s > :n', false],
  ['begins_with(s, :s)', true],
  ['contains(tags, :a) AND contains(s, :s)', true],
  ['contains(deep.l, :x)', true],
  ['deep.l[1] = :x', true],
  ['size(s) = :n', true],
  ['n BETWEEN :n AND :n', true],
  ['s IN (:a, :x)', false],
  ['attribute_exists(deep.l[1]) and not attribute_exists(deep.l[2])', true],
  ['n = :n OR n = :n AND s = :x', true],
  ['(n = :n OR n = :n) AND s = :x', false],
  ['NOT n = :n OR s = :x', false],
])('%s of the item is %s', (source, expected) => {
  const used = Object.entries(values).filter(([name]) => source.includes(name));
  expect(meets(read(source, Object.fromEntries(used)), item)).toBe(expected);
});

/** A condition as text, and what it means for given truths of `a`, `b` and `c`. */
type Written = {
  readonly text: string;
  readonly rank: number;
  readonly holds: (truths: ReadonlySet<string>) => boolean;
};

const { tree } = fc.letrec<{ tree: Written }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom('aa', 'bb', 'cc').map((name) => ({
      text: `attribute_exists(${name})`,
      rank: 3,
      holds: (truths: ReadonlySet<string>) => truths.has(name),
    })),
    tie('tree').map((inner) => ({
      text: `NOT ${within(inner, 2)}`,
      rank: 2,
      holds: (truths: ReadonlySet<string>) => !inner.holds(truths),
    })),
    fc.tuple(tie('tree'), tie('tree')).map(([left, right]) => ({
      text: `${within(left, 1)} AND ${within(right, 2)}`,
      rank: 1,
      holds: (truths: ReadonlySet<string>) => left.holds(truths) && right.holds(truths),
    })),
    fc.tuple(tie('tree'), tie('tree')).map(([left, right]) => ({
      text: `${within(left, 0)} OR ${within(right, 1)}`,
      rank: 0,
      holds: (truths: ReadonlySet<string>) => left.holds(truths) || right.holds(truths),
    })),
  ),
}));

function within({ text, rank }: Written, least: number): string {
  return rank < least ? `(${text})` : text;
}

test('NOT binds before AND, and AND before OR, however conditions are nested', () => {
  fc.assert(
    fc.property(tree, fc.subarray(['aa', 'bb', 'cc']), ({ text, holds }, present) => {
      const given: Attributes = new Map(
        present.map((name): [string, Value] => [name, { type: 'NULL', value: true }]),
      );
      expect(meets(read(text), given)).toBe(holds(new Set(present)));
    }),
  );
});

test('any text is read or refused as invalid, never anything else', () => {
  const piece = fc.constantFrom(
    'a',
    '(',
    ')',
    ':v',
    '=',
    'AND',
    'NOT',
    'size',
    '[0]',
    '.',
    '#',
    '€',
    ',',
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      try {
        parseCondition(
          pieces.join(' '),
          'FilterExpression',
          readPlaceholders({ ExpressionAttributeValues: { ':v': { N: '1' } } }, true),
        );
      } catch (error) {
        expect(error).toMatchObject({ name: 'ValidationException' });
      }
    }),
  );
});

test('a projection keeps what it names, where it was', () => {
  const paths = parseProjection('s, deep.l[1], absent', readPlaceholders({}, true));
  expect([...project(item, paths)]).toEqual([
    ['s', { type: 'S', value: 'hello' }],
    [
      'deep',
      { type: 'M', value: new Map([['l', { type: 'L', value: [{ type: 'S', value: 'x' }] }]]) },
    ],
  ]);
});

test('numbers of 38 digits are added and compared exactly', () => {
  expect(addNumbers('0.1', '0.2')).toBe('0.3');
  expect(addNumbers('99999999999999999999999999999999999999', '-1')).toBe(
    '99999999999999999999999999999999999998',
  );
  const number = fc
    .tuple(fc.bigInt(-(10n ** 17n), 10n ** 17n), fc.integer({ min: -10, max: 10 }))
    .map(([digits, exponent]) => `${digits}e${exponent}`);
  fc.assert(
    fc.property(number, number, (one, other) => {
      const sum = addNumbers(one, other);
      expect(subtractNumbers(sum, other)).toBe(normalizeNumber(one));
      expect(Math.sign(compareNumbers(one, other))).toBe(-Math.sign(compareNumbers(other, one)));
      expect(normalizeNumber(normalizeNumber(one))).toBe(normalizeNumber(one));
    }),
  );
});
