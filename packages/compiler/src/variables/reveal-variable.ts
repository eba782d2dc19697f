import { type Classification, classifyVariable } from './classify.ts';
import { concealSecrets } from './conceal.ts';
import { plainText, type Text } from './text.ts';

/**
 * A variable's value as it may be handed to the compiler. In `structure`, such as an image or a
 * port, a value that is merely unsure is shown: it would otherwise be of no use there.
 */
export function revealVariable(
  name: string,
  value: string,
  use: { readonly declared?: Classification; readonly position: 'structure' | 'value' },
): Text {
  const text = plainText(value);
  const isUnsure = use.declared === undefined && classifyVariable(name, value) === 'unsure';
  return isUnsure && use.position === 'structure' ? text : concealSecrets(name, text, use.declared);
}
