import { expect, test } from 'vitest';
import { longestEvent, splitLines } from './split-lines.ts';

function lines(...chunks: (string | Buffer)[]): string[] {
  const found: string[] = [];
  const splitter = splitLines((line) => found.push(line));
  for (const chunk of chunks) splitter.add(Buffer.from(chunk));
  splitter.end();
  return found;
}

test('a line is one event, however it arrives', () => {
  expect(lines('one\ntw', 'o\n', 'three')).toEqual(['one', 'two', 'three']);
});

test('a character that arrives in two halves stays whole', () => {
  const text = Buffer.from('prêt\n');
  expect(lines(text.subarray(0, 3), text.subarray(3))).toEqual(['prêt']);
});

test('a line longer than an event of CloudWatch becomes several', () => {
  const found = lines(`${'x'.repeat(longestEvent + 10)}\nnext\n`);
  expect(found.map((line) => line.length)).toEqual([longestEvent, 10, 4]);
});
