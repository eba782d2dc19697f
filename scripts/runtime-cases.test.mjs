import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { citedCells, missingFrom, testsIn } from './sandbox-citations.mjs';

const page = readFileSync(new URL('../packages/runtime/CASES.md', import.meta.url), 'utf8');
const tests = ['runtime', 'engine', 'cli', 'compiler'].flatMap((name) =>
  testsIn(`packages/${name}/src`),
);

it('there are thirty cases, each with a test', () => {
  const numbers = [...page.matchAll(/^\| (\d+) \|/gm)].map(([, number]) => Number(number));
  expect(numbers).toEqual(Array.from({ length: 30 }, (_, at) => at + 1));
  expect(citedCells(page).filter((cell) => /`/.test(cell))).toHaveLength(30);
});

it('each test that is cited for them exists', () => {
  expect(citedCells(page).flatMap((cell) => missingFrom(cell, tests))).toEqual([]);
});
