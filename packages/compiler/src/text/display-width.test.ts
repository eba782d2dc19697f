import { describe, expect, it } from 'vitest';
import { displayWidth } from './display-width.ts';

describe('the width of a text in a terminal', () => {
  it.each([
    ['compose.yaml', 12],
    ['결제-서비스', 11],
    ['決済', 4],
    ['ｶﾅ', 2],
    ['１２', 4],
    ['🚢', 2],
    ['1–4 × 0.5', 9],
    ['', 0],
  ])('%s takes %i columns', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });

  it('counts a letter with its marks once, composed or not', () => {
    expect(displayWidth('é'.normalize('NFD'))).toBe(1);
    expect(displayWidth('한글'.normalize('NFD'))).toBe(displayWidth('한글'));
  });
});
