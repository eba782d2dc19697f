import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Node } from '../node.ts';

/**
 * What a setting may be: reads it and describes it. All settings are made of forms, so that the
 * reader and the published JSON schema cannot differ.
 */
export interface Form<T> {
  /** What the setting means, for the schema. */
  readonly description: string;
  /** The value; undefined after a mistake, which then has been reported. */
  readonly read: (node: Node, place: SettingPlace) => T | undefined;
  readonly schema: () => JsonSchema;
  /** The value of a setting that is not given, where that is a value at all. */
  readonly fallback?: () => T;
}

/** A setting that must be given. */
export interface RequiredForm<T> extends Form<T> {
  readonly required: true;
}

/** A setting that always has a value, such as a list, which may be empty. */
export interface DefaultedForm<T> extends Form<T> {
  readonly fallback: () => T;
}

/** Where a setting stands. */
export interface SettingPlace {
  /** The setting's name, for messages. */
  readonly key: string;
  readonly report: (problem: Diagnostic) => void;
}

export type JsonSchema = { readonly [key: string]: unknown };

/** The same form, for a setting that must be given. */
export function required<T>(form: Form<T>): RequiredForm<T> {
  return { ...form, required: true };
}
