import { literal, sub } from '../build-resource.ts';
import type { Property, Reference, Resolvable } from '../intrinsics.ts';

/** A stretch of text as the project wrote it, or what CloudFormation computes. */
export type Piece = { readonly text: string } | { readonly reference: Property<string> };

/** Joins pieces to a `Fn::Sub`: what its text can say stands there, the rest become its variables. */
export function writeText(pieces: readonly Piece[]): Reference {
  const variables = new Map<string, { readonly name: string; readonly value: Resolvable }>();
  const text = pieces.map((piece) =>
    'text' in piece ? literal(piece.text) : referenceText(piece.reference, variables),
  );
  const named = [...variables.values()].map(({ name, value }) => [name, value] as const);
  return named.length > 0 ? sub(text.join(''), Object.fromEntries(named)) : sub(text.join(''));
}

function referenceText(
  reference: Property<string>,
  variables: Map<string, { readonly name: string; readonly value: Resolvable }>,
): string {
  if (typeof reference === 'string') return literal(reference);
  if ('Ref' in reference) return `\${${reference.Ref}}`;
  if ('Fn::GetAtt' in reference) return `\${${reference['Fn::GetAtt'].join('.')}}`;
  const inner = 'Fn::Sub' in reference ? reference['Fn::Sub'] : undefined;
  if (typeof inner === 'string') return inner;
  const key = JSON.stringify(reference);
  const known = variables.get(key) ?? { name: `Value${variables.size + 1}`, value: reference };
  variables.set(key, known);
  return `\${${known.name}}`;
}
