import { NotModelled } from '../aws/aws-error.ts';
import { invalid, type ReadRecord, text } from './read-properties.ts';

/** An attribute's default, and which values AWS takes and the sandbox models. */
export interface AttributeRule {
  readonly default: string;
  /** AWS refuses other values. */
  readonly valid: RegExp | { readonly from: number; readonly to: number };
  /** The sandbox refuses other values; absent: it models all. */
  readonly modelled?: readonly string[];
}

export type AttributeRules = Readonly<Record<string, AttributeRule>>;

/** What an element of ELB has beside its properties; later changes win. */
export class Attributes {
  readonly #kind: string;
  readonly #rules: AttributeRules;
  readonly #values = new Map<string, string>();

  constructor(kind: 'Load balancer' | 'Target group', rules: AttributeRules) {
    this.#kind = kind;
    this.#rules = rules;
  }

  get(key: string): string {
    return this.#values.get(key) ?? this.#rules[key]?.default ?? '';
  }

  /** All of them or, when AWS would refuse one, none. */
  set(changes: readonly AttributeChange[]): void {
    for (const { Key = '', Value = '' } of changes) this.#check(Key, Value);
    for (const { Key = '', Value = '' } of changes) this.#values.set(Key, Value);
  }

  /** What CloudFormation's update means: attributes that the template no longer has are defaults. */
  replace(changes: readonly AttributeChange[]): void {
    for (const { Key = '', Value = '' } of changes) this.#check(Key, Value);
    this.#values.clear();
    this.set(changes);
  }

  all(): { Key: string; Value: string }[] {
    return Object.keys(this.#rules).map((Key) => ({ Key, Value: this.get(Key) }));
  }

  #check(key: string, value: string): void {
    const rule = Object.hasOwn(this.#rules, key) ? this.#rules[key] : undefined;
    if (rule === undefined) throw invalid(`${this.#kind} attribute key '${key}' is not recognized`);
    if (!isValid(rule, value)) {
      throw invalid(`${this.#kind} attribute value '${value}' is not valid for the key '${key}'`);
    }
    if (rule.modelled?.includes(value) === false) {
      throw new NotModelled(`the ${this.#kind.toLowerCase()} attribute ${key} = ${value}`);
    }
  }
}

export const attributeShape = { Key: text, Value: text };

type AttributeChange = ReadRecord<typeof attributeShape>;

function isValid({ valid }: AttributeRule, value: string): boolean {
  if (valid instanceof RegExp) return valid.test(value);
  return /^\d+$/.test(value) && Number(value) >= valid.from && Number(value) <= valid.to;
}
