import { expect, it } from 'vitest';
import { paintFor } from './paint.ts';
import { paragraph } from './paragraph.ts';

const page = { width: 40, paint: paintFor(false) };

it('does not cut an address of the web, which could not be opened in pieces', () => {
  const address =
    'https://docs.aws.amazon.com/systems-manager/latest/userguide/install-plugin.html';

  expect(paragraph(`How to install it: ${address}`, page)).toEqual(['How to install it:', address]);
});

it('cuts any other word that is wider than the page', () => {
  expect(paragraph('a'.repeat(45), page)).toEqual(['a'.repeat(40), 'aaaaa']);
});
