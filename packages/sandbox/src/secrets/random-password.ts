import type { GetRandomPasswordRequest } from '@aws-sdk/client-secrets-manager';
import type { Identity } from '../aws/identity.ts';
import { invalidParameter } from './secret-errors.ts';

/** The options of GetRandomPassword, which `GenerateSecretString` of a template has too. */
export type PasswordOptions = Readonly<GetRandomPasswordRequest>;

const lowercase = 'abcdefghijklmnopqrstuvwxyz';
const uppercase = lowercase.toUpperCase();
const numbers = '0123456789';
const punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

/** A password of 32 characters of every kind, unless the options say otherwise. */
export function randomPassword(options: PasswordOptions, identity: Identity): string {
  const length = options.PasswordLength ?? 32;
  if (!(length >= 1 && length <= 4096)) {
    throw invalidParameter('PasswordLength must be between 1 and 4096.');
  }
  const kinds = kindsOf(options);
  if (kinds.length === 0) {
    throw invalidParameter('The password must have at least one character type.');
  }
  const required = (options.RequireEachIncludedType ?? true) ? kinds : [];
  if (length < required.length) {
    throw invalidParameter(
      'The password length must be at least as long as the number of required character types.',
    );
  }
  const free = Array.from({ length: length - required.length }, () => kinds.join(''));
  return shuffle(
    [...required, ...free].map((from) => pick(from, identity)),
    identity,
  ).join('');
}

/** The characters of each kind that may appear; kinds of which all are excluded are left out. */
function kindsOf(options: PasswordOptions): readonly string[] {
  const excluded = new Set(options.ExcludeCharacters ?? '');
  const kinds = [
    options.ExcludeLowercase ? '' : lowercase,
    options.ExcludeUppercase ? '' : uppercase,
    options.ExcludeNumbers ? '' : numbers,
    options.ExcludePunctuation ? '' : punctuation,
    options.IncludeSpace ? ' ' : '',
  ];
  return kinds
    .map((kind) => [...kind].filter((character) => !excluded.has(character)).join(''))
    .filter((kind) => kind !== '');
}

function pick(from: string, identity: Identity): string {
  return from.charAt(below(from.length, identity));
}

/** Fisher and Yates, so that the required characters do not all come first. */
function shuffle(characters: string[], identity: Identity): string[] {
  for (let last = characters.length - 1; last > 0; last -= 1) {
    const other = below(last + 1, identity);
    const kept = characters[last] ?? '';
    characters[last] = characters[other] ?? '';
    characters[other] = kept;
  }
  return characters;
}

function below(limit: number, identity: Identity): number {
  return Number.parseInt(identity.hex(8), 16) % limit;
}
