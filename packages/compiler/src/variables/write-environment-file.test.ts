import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { parseEnv } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseEnvironmentFile } from './read-environment-file.ts';
import { writeEnvironmentFile } from './write-environment-file.ts';

const require = createRequire(new URL('../../../engine/package.json', import.meta.url));
const dotenv: { parse: (text: string) => Record<string, string> } = require('dotenv');

function written(value: string): string {
  return writeEnvironmentFile(new Map([['A', value]]), 'x').text.slice('# x\n'.length);
}

function read(text: string): ReadonlyMap<string, string | null> {
  const { entries } = parseEnvironmentFile('', text, () => 'taken from outside');
  return new Map(entries.map(({ name, value }) => [name.value, value]));
}

test.each([
  ['postgres://app:x@db:5432/shop', 'A=postgres://app:x@db:5432/shop\n'],
  ['pa$sw0rd', "A='pa$sw0rd'\n"],
  ['pa#ss', "A='pa#ss'\n"],
  ['', "A=''\n"],
  ['-----BEGIN\nabc\n-----END\n', "A='-----BEGIN\nabc\n-----END\n'\n"],
  ["it's", 'A="it\'s"\n'],
  ['{"private_key": "a\\nb"}', 'A=\'{"private_key": "a\\nb"}\'\n'],
  ["it's ${X}", '# Only Compose reads the next value as it is meant:\nA="it\'s \\${X}"\n'],
  ['a\r\nb', '# Only Compose reads the next value as it is meant:\nA="a\\r\nb"\n'],
])('%j is written so that it is read back', (value, text) => {
  expect(written(value)).toBe(text);
});

/** Everything that some tool takes for something else. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(...'\'"`\\$#=:{} \n\r\t'),
      fc.constantFrom('${', '\\n', '\\\\', '$$', ' #', 'export A=', '\\$', '키', '\u00a0', '🔑'),
      fc.string({ maxLength: 4 }),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''))
  .filter((value) => !/\p{Surrogate}|\0/u.test(value));

test('10,000 random values come back the same, in one file', () => {
  const values = new Map(fc.sample(hostile, 10_000).map((value, at) => [`KEY_${at}`, value]));
  const { text, unwritable } = writeEnvironmentFile(values, 'x');
  expect(unwritable).toEqual([]);
  expect(read(text)).toEqual(values);
});

test('what has no note is the same for dotenv and Node', () => {
  for (const value of fc.sample(hostile, 5000)) {
    const text = written(value);
    if (text.startsWith('#')) continue;
    expect({ value, text, dotenv: dotenv.parse(text).A }).toEqual({ value, text, dotenv: value });
    expect({ value, text, node: parseEnv(text).A }).toEqual({ value, text, node: value });
  }
});

/** Reads texts of JSON from standard input, each as python-dotenv does, and writes their `A`. */
const python = [
  'import io, json, sys',
  'from dotenv import dotenv_values',
  'print(json.dumps([dotenv_values(stream=io.StringIO(t, newline="")).get("A") for t in json.load(sys.stdin)]))',
].join('\n');
const hasPython = spawnSync('python3', ['-c', 'from dotenv import dotenv_values']).status === 0;

test.skipIf(!hasPython)(
  `and for python-dotenv${hasPython ? '' : ' (left out: it is not installed)'}`,
  () => {
    const values = fc.sample(hostile, 5000).filter((value) => !written(value).startsWith('#'));
    const input = JSON.stringify(values.map(written));
    const { stdout } = spawnSync('python3', ['-c', python], { input, maxBuffer: 100_000_000 });
    expect(JSON.parse(stdout.toString())).toEqual(values);
    expect(values.length).toBeGreaterThan(1000);
  },
);

test.each([
  ['A', 'a\0b'],
  ['A B', '1'],
  ['A=B', '1'],
  ['', '1'],
  ['A\nB', '1'],
  ['#A', '1'],
])('what no line can hold is named: %j', (name, value) => {
  const file = writeEnvironmentFile(
    new Map([
      [name, value],
      ['B', '2'],
    ]),
    'x',
  );
  expect(file).toEqual({ text: '# x\nB=2\n', unwritable: [name] });
});
