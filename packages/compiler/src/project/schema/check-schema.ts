import { booleanOf } from '../boolean-text.ts';
import { composeProblems } from '../compose-diagnostics.ts';
import { nearestName } from '../nearest-name.ts';
import type { MappingEntry, MappingNode, Node, ScalarNode, SequenceNode } from '../node.ts';
import type { Reading } from '../reading.ts';
import { suggestName } from '../suggest-name.ts';
import { writtenText } from '../written-text.ts';
import { isKnown } from '../yaml/line-mistake.ts';
import { composeSchema } from './compose-schema.generated.ts';
import { describeForms, describeNode, describePattern, listWords } from './describe.ts';
import { extensions, formOf, formsOf, matches, schemaOfKey, typesOf } from './forms.ts';
import { describePlace, kindOfNames, type Place } from './place.ts';
import type { Schema } from './schema.ts';

/** Holds the files, laid over each other, against the Compose Specification. */
export function checkSchema(root: MappingNode, reading: Reading): void {
  check(root, composeSchema, { key: '', keySpan: root.span, listed: false }, reading);
}

function check(node: Node, schema: Schema, place: Place, reading: Reading): void {
  if (node.kind === 'scalar' && node.unreadable) return;
  const form = formOf(node, schema);
  if (!form || isMistypedSwitch(node, form, place)) reportWrongType(node, schema, place, reading);
  else if (node.kind === 'mapping') checkMapping(node, form, place, reading);
  else if (node.kind === 'sequence') checkSequence(node, form, place, reading);
  else checkScalar(node, form, place, reading);
}

/** These take any text beside true and false. */
const freeTexts = new Set(['provenance', 'sbom']);

/** Where the specification allows true, false and text, the text is meant for variables. */
function isMistypedSwitch(node: Node, form: Schema, { key }: Place): boolean {
  if (node.kind !== 'scalar' || node.text || typeof node.value !== 'string') return false;
  const types = typesOf(form);
  if (!types.includes('boolean') || types.includes('number') || freeTexts.has(key)) return false;
  return booleanOf(node.value) === undefined;
}

function reportWrongType(node: Node, schema: Schema, place: Place, reading: Reading): void {
  const isEmpty = node.span.start === node.span.end;
  // After a syntax error, what belongs to a key may have been read as something else.
  if (isEmpty && reading.files.get(node.span.file)?.brokenAt !== undefined) return;
  const expected = describeForms(formsOf(schema));
  const mend = node.kind === 'scalar' ? mendOfText(node, expected) : undefined;
  const names = { place, expected, found: describeNode(node), mend };
  const span = isEmpty ? place.keySpan : node.span;
  reading.report(composeProblems['compose/wrong-type'](span, names));
}

/** Text where keys or a list are expected mostly lacks one character. */
function mendOfText({ value }: ScalarNode, expected: string): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (expected.includes('a list') && /^-\S/.test(value)) return 'Put a space after the dash.';
  if (!expected.includes('a set of keys')) return undefined;
  const [, key = '', sign = ''] = /^([a-z_]+)(:?)/.exec(value) ?? [];
  if (value === key || !isKnown(key)) return undefined;
  return sign === ''
    ? `A colon is missing: write \`${key}: …\`.`
    : `Put a space after the colon: write \`${key}: …\`.`;
}

function checkMapping(node: MappingNode, form: Schema, place: Place, reading: Reading): void {
  for (const entry of node.entries) {
    const { key, keySpan, value } = entry;
    const known = schemaOfKey(form, key);
    if (known) check(value, known.schema, { key, keySpan, listed: false, parent: place }, reading);
    else if (form.additionalProperties === false) reportUnknownKey(entry, form, place, reading);
  }
  for (const key of form.required ?? []) {
    if (!node.entries.some((entry) => entry.key === key)) reportMissing(key, node, place, reading);
  }
}

function reportUnknownKey(entry: MappingEntry, form: Schema, place: Place, reading: Reading): void {
  const { key, keySpan } = entry;
  const { report } = reading;
  const patterns = Object.keys(form.patternProperties ?? {});
  if (patterns.some((pattern) => pattern !== extensions)) {
    const kind = kindOfNames(place);
    report(composeProblems['compose/bad-name'](keySpan, { name: key, kind }));
    checkNamed(entry, form, place, reading);
  } else {
    const nearest = suggestName(key, () => Object.keys(form.properties ?? {}), reading);
    const where = describePlace(place);
    report(composeProblems['compose/unknown-key'](keySpan, { key, where, nearest }));
  }
}

/** What stands below a name that cannot be one is checked all the same. */
function checkNamed(
  { key, keySpan, value }: MappingEntry,
  { patternProperties = {} }: Schema,
  place: Place,
  reading: Reading,
): void {
  const named = Object.entries(patternProperties).find(([pattern]) => pattern !== extensions);
  if (named) check(value, named[1], { key, keySpan, listed: false, parent: place }, reading);
}

/** Not when another key is a slip of the pen for it: that has been told. */
function reportMissing(key: string, node: MappingNode, place: Place, reading: Reading): void {
  if (node.entries.some((entry) => nearestName(entry.key, [key]) !== undefined)) return;
  const span = place.listed ? (node.entries[0]?.keySpan ?? node.span) : place.keySpan;
  reading.report(composeProblems['compose/missing-key'](span, { key, place }));
}

function checkSequence(node: SequenceNode, form: Schema, place: Place, reading: Reading): void {
  if (form.items) {
    for (const item of node.items) check(item, form.items, { ...place, listed: true }, reading);
  }
  if (form.uniqueItems) reportRepeated(node, place, reading);
}

/** `NAME=value` is told by its name alone, where the names are read: the value may be secret. */
function reportRepeated(node: SequenceNode, { key }: Place, reading: Reading): void {
  const seen = new Map<unknown, Node>();
  for (const item of node.items) {
    if (item.kind !== 'scalar' || String(item.value).includes('=')) continue;
    const earlier = seen.get(item.value);
    seen.set(item.value, item);
    if (!earlier) continue;
    const names = { entry: writtenText(item, reading), key };
    const related = [{ message: 'first listed here', span: earlier.span }];
    reading.report(composeProblems['compose/listed-twice'](item.span, names, related));
  }
}

function checkScalar(node: ScalarNode, form: Schema, place: Place, reading: Reading): void {
  if (node.text) return;
  const value = String(node.value);
  const { pattern, minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = form;
  const { enum: words } = form;
  if (words && !words.includes(value)) {
    const nearest = suggestName(value, () => words, reading);
    reportValue(node, listWords(words), place, reading, nearest);
  } else if (pattern !== undefined && !matches(pattern, value)) {
    reportValue(node, describePattern(place.key, pattern), place, reading);
  } else if (Number(value) < minimum || Number(value) > maximum) {
    reportValue(node, `a number from ${minimum} to ${maximum}`, place, reading);
  }
}

function reportValue(
  node: ScalarNode,
  expected: string,
  place: Place,
  reading: Reading,
  nearest?: string,
): void {
  const names = { place, value: writtenText(node, reading), expected, nearest };
  reading.report(composeProblems['compose/bad-value'](node.span, names));
}
