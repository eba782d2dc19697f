import type { Located, Span } from '../../source/span.ts';
import { nearestName } from '../nearest-name.ts';
import type { MappingEntry, Node } from '../node.ts';
import { settingsProblems as problems } from '../settings-diagnostics.ts';
import type { DefaultedForm, Form, JsonSchema, RequiredForm, SettingPlace } from './form.ts';
import { wrongType } from './scalar-forms.ts';

/** Forms by setting. */
export type Fields = { readonly [key: string]: Form<unknown> };

type ValueOf<F> = F extends Form<infer T> ? T : never;

type KeysAlwaysThere<F extends Fields> = {
  [K in keyof F]: F[K] extends RequiredForm<unknown> | DefaultedForm<unknown> ? K : never;
}[keyof F];

/** What a record of these fields reads to: those that may be absent are optional. */
export type RecordValue<F extends Fields> = {
  readonly [K in KeysAlwaysThere<F>]: ValueOf<F[K]>;
} & {
  readonly [K in Exclude<keyof F, KeysAlwaysThere<F>>]?: ValueOf<F[K]>;
} & { readonly span: Span };

export interface RecordOptions<F extends Fields> {
  /** The field that a value without keys means: `domain: api.example.com`. */
  readonly short?: keyof F & string;
  /** What to do about some keys that belong elsewhere. */
  readonly misplaced?: { readonly keys: readonly string[]; readonly help: string };
  /** Two fields of which the first must not be larger. */
  readonly ordered?: readonly [keyof F & string, keyof F & string];
}

/** A set of keys, each with a form of its own. */
export function record<const F extends Fields>(
  description: string,
  fields: F,
  options: RecordOptions<F> = {},
): Form<RecordValue<F>> {
  return {
    description,
    read: (node, place) => readRecord(node, place, fields, options),
    schema: () => {
      const short = options.short && fields[options.short]?.schema();
      const full = recordSchema(fields);
      return short ? { oneOf: [short, full] } : full;
    },
  };
}

/** One of two records, told apart by a key that only the first has. */
export function withKey<First, Second>(
  key: string,
  first: Form<First>,
  second: Form<Second>,
): Form<First | Second> {
  return {
    description: `${second.description} Or: ${first.description}`,
    read: (node, place) => {
      const hasKey = node.kind === 'mapping' && node.entries.some((entry) => entry.key === key);
      return hasKey ? first.read(node, place) : second.read(node, place);
    },
    schema: () => ({ oneOf: [second.schema(), first.schema()] }),
  };
}

function readRecord<F extends Fields>(
  node: Node,
  place: SettingPlace,
  fields: F,
  options: RecordOptions<F>,
): RecordValue<F> | undefined {
  const entries = entriesOf(node, options.short);
  if (!entries) return wrongType(node, place, 'a set of keys');
  const values: Record<string, unknown> = { span: node.span };
  for (const [key, form] of Object.entries(fields)) {
    if (form.fallback) values[key] = form.fallback();
  }
  for (const entry of entries) {
    const form = Object.hasOwn(fields, entry.key) ? fields[entry.key] : undefined;
    if (!form) reportUnknown(entry, place, fields, options);
    const value = form?.read(entry.value, { ...place, key: entry.key });
    if (value !== undefined) values[entry.key] = value;
  }
  const isComplete = hasRequired(fields, entries, values, node, place);
  reportOrder(values, place, options);
  return isComplete ? (values as RecordValue<F>) : undefined;
}

/** A value without keys is the entry of the short form. */
function entriesOf(
  node: Node,
  short: string | undefined,
): readonly Pick<MappingEntry, 'key' | 'keySpan' | 'value'>[] | undefined {
  if (node.kind === 'mapping') return node.entries;
  const isEmpty = node.kind === 'scalar' && node.value === null;
  if (short === undefined || isEmpty || node.kind === 'sequence') return undefined;
  return [{ key: short, keySpan: node.span, value: node }];
}

function reportUnknown<F extends Fields>(
  { key, keySpan }: Pick<MappingEntry, 'key' | 'keySpan'>,
  place: SettingPlace,
  fields: F,
  options: RecordOptions<F>,
): void {
  const keys = Object.keys(fields);
  const nearest = nearestName(key, keys);
  const similar = nearest === undefined ? undefined : `Did you mean \`${nearest}\`?`;
  const { misplaced } = options;
  const isMisplaced = misplaced?.keys.includes(key);
  const elsewhere = isMisplaced ? `\`${key}\` ${misplaced?.help}` : undefined;
  const help = elsewhere ?? similar ?? `It takes ${keys.join(', ')}.`;
  place.report(problems['settings/unknown-key'](keySpan, { key, owner: place.key, help }));
}

function hasRequired(
  fields: Fields,
  entries: readonly Pick<MappingEntry, 'key'>[],
  values: Readonly<Record<string, unknown>>,
  node: Node,
  place: SettingPlace,
): boolean {
  const wanted = Object.keys(fields).filter((key) => 'required' in (fields[key] ?? {}));
  for (const key of wanted) {
    if (entries.some((entry) => entry.key === key)) continue;
    place.report(problems['settings/missing-key'](node.span, { key, owner: place.key }));
  }
  return wanted.every((key) => values[key] !== undefined);
}

function reportOrder<F extends Fields>(
  values: Readonly<Record<string, unknown>>,
  place: SettingPlace,
  { ordered }: RecordOptions<F>,
): void {
  if (!ordered) return;
  const [lesser, greater] = ordered;
  const [low, high] = [locatedNumber(values[lesser]), locatedNumber(values[greater])];
  if (!low || !high || low.value <= high.value) return;
  const related = [{ message: `\`${greater}\` is here`, span: high.span }];
  place.report(problems['settings/wrong-order'](low.span, { lesser, greater }, related));
}

function locatedNumber(value: unknown): Located<number> | undefined {
  const isLocated = typeof value === 'object' && value !== null && 'value' in value;
  return isLocated && typeof value.value === 'number' ? (value as Located<number>) : undefined;
}

function recordSchema(fields: Fields): JsonSchema {
  const entries = Object.entries(fields);
  const wanted = entries.filter(([, form]) => 'required' in form).map(([key]) => key);
  return {
    type: 'object',
    properties: Object.fromEntries(
      entries.map(([key, form]) => [key, { description: form.description, ...form.schema() }]),
    ),
    additionalProperties: false,
    ...(wanted.length > 0 && { required: wanted }),
  };
}
