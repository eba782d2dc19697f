import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth } from './display-width.ts';
import { wrapText } from './wrap-text.ts';

describe('wrapping', () => {
  it('breaks between words', () => {
    expect(wrapText('the way of a request', 10)).toEqual(['the way of', 'a request']);
  });

  it('counts Korean characters as two columns', () => {
    expect(wrapText('검색 서비스 상태', 9)).toEqual(['검색', '서비스', '상태']);
    expect(wrapText('검색 서비스 상태', 11)).toEqual(['검색 서비스', '상태']);
  });

  it('cuts a word that is wider than the line', () => {
    expect(wrapText('a abcdefgh', 5)).toEqual(['a', 'abcde', 'fgh']);
  });

  it('keeps a number with its unit', () => {
    expect(wrapText('of 0.5\u00a0vCPU', 8)).toEqual(['of', '0.5 vCPU']);
  });

  it('gives one empty line for an empty text', () => {
    expect(wrapText('', 10)).toEqual(['']);
  });

  it('never goes over the width, and loses no word', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 2, max: 40 }),
        (text, width) => {
          const lines = wrapText(text, width);
          expect(lines.filter((line) => displayWidth(line) > width)).toEqual([]);
          const letters = (found: string) => found.replace(/[^\p{L}\p{N}]/gu, '');
          expect(letters(lines.join(''))).toBe(letters(text));
        },
      ),
    );
  });
});
