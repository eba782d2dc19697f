import { expect, it } from 'vitest';
import { withoutColours } from './without-colours.ts';

it('a coloured line reads as it was meant', () => {
  expect(withoutColours('\u001b[31mERROR:\u001b[39m no \u001b[1;33mtable\u001b[0m [x]')).toBe(
    'ERROR: no table [x]',
  );
});
