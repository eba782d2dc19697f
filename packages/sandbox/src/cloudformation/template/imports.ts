import { intrinsicOf, isRecord } from './json.ts';
import type { Template } from './template.ts';

/** The names, not yet evaluated, that a template imports with `Fn::ImportValue`. */
export function* referencesToExports(template: Template): Generator<unknown> {
  for (const { properties } of template.resources.values()) yield* importsIn(properties);
  for (const { value } of template.outputs.values()) yield* importsIn(value);
}

function* importsIn(value: unknown): Generator<unknown> {
  const intrinsic = intrinsicOf(value);
  if (intrinsic?.name === 'Fn::ImportValue') yield intrinsic.argument;
  else if (Array.isArray(value)) for (const each of value) yield* importsIn(each);
  else if (isRecord(value)) for (const each of Object.values(value)) yield* importsIn(each);
}
