import { plainValue } from '../../variables/text.ts';
import type { StoreSource } from './store-source.ts';

/** Values of the variables of this name in the services that use a store, each once. */
export function variablesOfUsers({ users }: StoreSource, name: RegExp): readonly string[] {
  return [
    ...new Set(
      users
        .flatMap(({ variables }) => variables)
        .filter((variable) => name.test(variable.name))
        .map(({ text }) => plainValue(text) ?? '')
        .filter((value) => value !== ''),
    ),
  ];
}
