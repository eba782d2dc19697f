import { intrinsicOf, isRecord } from './json.ts';

/** What a value of a template refers to. */
export interface Reference {
  readonly kind: 'ref' | 'attribute' | 'condition' | 'mapping';
  /** A parameter, a resource, a condition or a mapping. */
  readonly name: string;
  /** The attribute's name. */
  readonly attribute?: string;
}

/** Asked about `Fn::If`: which branch counts. Undefined: both. */
export type Branch = (condition: string) => boolean | undefined;

/** Every reference in a value, also those in the text of `Fn::Sub`. */
export function* referencesIn(
  value: unknown,
  branch: Branch = () => undefined,
): Generator<Reference> {
  const intrinsic = intrinsicOf(value);
  if (intrinsic !== undefined) yield* referencesOf(intrinsic.name, intrinsic.argument, branch);
  else if (Array.isArray(value)) for (const each of value) yield* referencesIn(each, branch);
  else if (isRecord(value))
    for (const each of Object.values(value)) yield* referencesIn(each, branch);
}

function* referencesOf(name: string, argument: unknown, branch: Branch): Generator<Reference> {
  if (name === 'Ref' && typeof argument === 'string') yield { kind: 'ref', name: argument };
  else if (name === 'Fn::GetAtt') yield* attributeReference(argument);
  else if (name === 'Fn::Sub') yield* substituted(argument, branch);
  else if (name === 'Fn::If' && Array.isArray(argument)) yield* chosen(argument, branch);
  else {
    if (name === 'Fn::FindInMap' && Array.isArray(argument) && typeof argument[0] === 'string') {
      yield { kind: 'mapping', name: argument[0] };
    }
    yield* referencesIn(argument, branch);
  }
}

/** `["Web", "Arn"]`, or in YAML's short form `Web.Arn`. */
export function attributeParts(argument: unknown): readonly [string, unknown] | undefined {
  if (typeof argument === 'string') {
    const dot = argument.indexOf('.');
    return dot < 0 ? undefined : [argument.slice(0, dot), argument.slice(dot + 1)];
  }
  if (!Array.isArray(argument) || typeof argument[0] !== 'string') return undefined;
  const [resource, ...parts] = argument;
  if (parts.length === 0) return undefined;
  return [resource, parts.length === 1 ? parts[0] : parts.join('.')];
}

function* attributeReference(argument: unknown): Generator<Reference> {
  const parts = attributeParts(argument);
  if (parts === undefined) return;
  const [name, attribute] = parts;
  yield { kind: 'attribute', name, ...(typeof attribute === 'string' && { attribute }) };
  yield* referencesIn(attribute);
}

function* substituted(argument: unknown, branch: Branch): Generator<Reference> {
  const [text, given] = Array.isArray(argument) ? argument : [argument, {}];
  const variables = isRecord(given) ? given : {};
  if (typeof text === 'string') {
    for (const name of substitutionsIn(text)) {
      if (name in variables) continue;
      const dot = name.indexOf('.');
      if (dot < 0) yield { kind: 'ref', name };
      else yield { kind: 'attribute', name: name.slice(0, dot), attribute: name.slice(dot + 1) };
    }
  }
  yield* referencesIn(variables, branch);
}

/** The names in `${…}` of a text for `Fn::Sub`; `${!Literal}` is none. */
export function substitutionsIn(text: string): readonly string[] {
  return [...text.matchAll(/\$\{([^!}][^}]*)\}/g)].map(([, name = '']) => name.trim());
}

function* chosen(argument: readonly unknown[], branch: Branch): Generator<Reference> {
  const [condition, ifTrue, ifFalse] = argument;
  if (typeof condition !== 'string') return;
  yield { kind: 'condition', name: condition };
  const holds = branch(condition);
  if (holds !== false) yield* referencesIn(ifTrue, branch);
  if (holds !== true) yield* referencesIn(ifFalse, branch);
}
