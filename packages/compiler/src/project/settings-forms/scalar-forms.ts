import { type Located, located } from '../../source/span.ts';
import { isPlainValue } from '../../variables/plain-value.ts';
import { booleanOf } from '../boolean-text.ts';
import { nearestName } from '../nearest-name.ts';
import type { Node, ScalarNode } from '../node.ts';
import { describeNode } from '../schema/describe.ts';
import { settingsProblems as problems } from '../settings-diagnostics.ts';
import type { Form, SettingPlace } from './form.ts';

/** Text that matches a pattern; `expected` says so in words. */
export function text(
  description: string,
  { expected, pattern }: { readonly expected: string; readonly pattern?: RegExp },
): Form<Located<string>> {
  return {
    description,
    read: (node, place) => {
      const value = scalarText(node);
      if (value === undefined) return wrongType(node, place, expected);
      if (pattern && !pattern.test(value)) {
        const given = { key: place.key, value, expected };
        place.report(problems['settings/bad-form'](node.span, given));
        return undefined;
      }
      return located(value, node.span);
    },
    schema: () => ({ type: 'string', ...(pattern && { pattern: pattern.source }) }),
  };
}

/** A version: text, or a whole number without quotes. YAML would make 16.1 of 16.10. */
export function version(description: string): Form<Located<string>> {
  const expected = 'a version in quotes, such as "16.4"';
  return {
    description,
    read: (node, place) => {
      const value = scalarText(node) ?? wholeNumberText(node);
      return value === undefined ? wrongType(node, place, expected) : located(value, node.span);
    },
    schema: () => ({ type: ['string', 'integer'] }),
  };
}

export interface NumberLimits {
  readonly minimum: number;
  readonly maximum?: number;
  /** What is counted, such as `seconds`. */
  readonly unit?: string;
  /** True when halves and the like are allowed. */
  readonly fractions?: boolean;
}

/** A number without a unit, within limits. */
export function number(description: string, limits: NumberLimits): Form<Located<number>> {
  const { minimum, maximum = Number.POSITIVE_INFINITY, unit, fractions = false } = limits;
  const kind = fractions ? 'a number' : 'a whole number';
  const expected = unit === undefined ? kind : `${kind} of ${unit}`;
  return {
    description,
    read: (node, place) => {
      const value = scalarNumber(node);
      if (value === undefined || (!fractions && !Number.isInteger(value))) {
        return wrongType(node, place, expected);
      }
      if (value < minimum || value > maximum) {
        const range = rangeWords(minimum, maximum);
        place.report(problems['settings/out-of-range'](node.span, { key: place.key, range }));
        return undefined;
      }
      return located(value, node.span);
    },
    schema: () => ({
      type: fractions ? 'number' : 'integer',
      minimum,
      ...(maximum !== Number.POSITIVE_INFINITY && { maximum }),
    }),
  };
}

/** True or false. */
export function flag(description: string): Form<Located<boolean>> {
  return {
    description,
    read: (node, place) => {
      const value = scalarFlag(node);
      return value === undefined
        ? wrongType(node, place, 'true or false')
        : located(value, node.span);
    },
    schema: () => ({ type: 'boolean' }),
  };
}

/** One of a few words. */
export function choice<const Word extends string>(
  description: string,
  words: readonly Word[],
): Form<Located<Word>> {
  return {
    description,
    read: (node, place) => {
      const value = scalarText(node);
      const word = words.find((candidate) => candidate === value);
      if (word !== undefined) return located(word, node.span);
      if (value === undefined) return wrongType(node, place, quotedWords(words));
      reportChoice(node, place, value, words, nearestName(value, words));
      return undefined;
    },
    schema: () => ({ enum: words }),
  };
}

/** One of a few numbers. */
export function numberChoice(
  description: string,
  numbers: readonly number[],
): Form<Located<number>> {
  return {
    description,
    read: (node, place) => {
      const value = scalarNumber(node);
      if (value !== undefined && numbers.includes(value)) return located(value, node.span);
      if (value === undefined) return wrongType(node, place, 'a whole number');
      reportChoice(node, place, String(value), numbers.map(String), undefined);
      return undefined;
    },
    schema: () => ({ enum: numbers }),
  };
}

function reportChoice(
  node: Node,
  { key, report }: SettingPlace,
  value: string,
  words: readonly string[],
  nearest: string | undefined,
): void {
  const shown = isPlainValue(value) ? value : undefined;
  const given = { key, value: shown, words: words.join(', '), nearest };
  report(problems['settings/unknown-choice'](node.span, given));
}

/** Reports a value that is of another kind. */
export function wrongType(node: Node, { key, report }: SettingPlace, expected: string): undefined {
  const lone = node.kind === 'scalar' ? loneNumber(node) : undefined;
  const given = { key, expected, found: describeNode(node), lone };
  report(problems['settings/wrong-type'](node.span, given));
  return undefined;
}

/** The number of `20 GB`, where a number alone is wanted. */
function loneNumber(node: ScalarNode): string | undefined {
  return typeof node.value === 'string'
    ? /^(\d+(?:\.\d+)?) ?[A-Za-z%]+$/.exec(node.value)?.[1]
    : undefined;
}

function scalarText(node: Node): string | undefined {
  return node.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

function wholeNumberText(node: Node): string | undefined {
  return node.kind === 'scalar' && Number.isInteger(node.value) ? String(node.value) : undefined;
}

/** Variables make text of numbers. */
function scalarNumber(node: Node): number | undefined {
  if (node.kind !== 'scalar') return undefined;
  if (typeof node.value === 'number') return node.value;
  const isNumber = typeof node.value === 'string' && /^\d+(?:\.\d+)?$/.test(node.value);
  return isNumber ? Number(node.value) : undefined;
}

function scalarFlag(node: Node): boolean | undefined {
  if (node.kind !== 'scalar') return undefined;
  if (typeof node.value === 'boolean') return node.value;
  return typeof node.value === 'string' ? booleanOf(node.value) : undefined;
}

function rangeWords(minimum: number, maximum: number): string {
  return maximum === Number.POSITIVE_INFINITY
    ? `${minimum} or more`
    : `${minimum} to ${maximum.toLocaleString('en-US')}`;
}

function quotedWords(words: readonly string[]): string {
  return words.map((word) => `"${word}"`).join(', ');
}
