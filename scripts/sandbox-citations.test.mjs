import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { citedCells, missingFrom, testsIn } from './sandbox-citations.mjs';

const sandbox = new URL('../packages/sandbox/', import.meta.url);
const pages = readdirSync(new URL('spec/', sandbox));
const tests = testsIn('packages/sandbox/src');

describe.each(pages)('the specification in %s', (page) => {
  const text = readFileSync(new URL(`spec/${page}`, sandbox), 'utf8');

  it('cites a test for what it says', () => {
    expect(citedCells(text)).not.toHaveLength(0);
  });

  it('cites only tests that there are', () => {
    expect(citedCells(text).flatMap((cell) => missingFrom(cell, tests))).toEqual([]);
  });

  it('is linked from the entrance', () => {
    expect(readFileSync(new URL('SPEC.md', sandbox), 'utf8')).toContain(`](spec/${page})`);
  });
});

describe('a citation', () => {
  const known = [
    { name: 'tasks.test.ts', titles: ['a task starts', 'refuses %s', 'a; b', 'after %i seconds'] },
  ];

  it.each([
    ['a task starts; after 5 seconds', []],
    ['`a task starts`, `refuses a fifth container`', []],
    ['after … seconds · a; b', []],
    ['each test of `tasks.test.ts`', []],
    ['a task ends; a task starts', ['a task ends']],
    ['`a task`', ['a task']],
  ])('is looked up: %s', (cell, missing) => {
    expect(missingFrom(cell, known)).toEqual(missing);
  });
});
