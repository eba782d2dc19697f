import {
  deepestOperand,
  type ReferenceOperator,
  readTemplate,
  type VariableReference,
} from './read-template.ts';
import { displayText, type Text, type TextPart, type Variable } from './text.ts';

/** What a text with variables becomes, and what was found on the way. */
export interface Substitution {
  readonly text: Text;
  readonly findings: readonly Finding[];
}

/** Offsets count from the start of the whole text. */
export type Finding = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'invalid'; readonly problem: string }
  | { readonly kind: 'unset'; readonly name: string }
  | { readonly kind: 'required'; readonly name: string; readonly reason: string }
  | { readonly kind: 'secret'; readonly name: string }
);

/** Finds a variable by its name. */
export type Lookup = (name: string) => Variable | undefined;

/** Fills in the variables of a text as Compose does; one that is not set stays as a secret to fill. */
export function substitute(template: string, lookup: Lookup): Substitution {
  return substituteFrom(template, { lookup, offset: 0, depth: deepestOperand });
}

interface Place {
  readonly lookup: Lookup;
  /** Where the template begins in the whole text. */
  readonly offset: number;
  /** Operands within operands that may still follow. */
  readonly depth: number;
}

function substituteFrom(template: string, place: Place): Substitution {
  const parts: TextPart[] = [];
  const findings: Finding[] = [];
  for (const part of readTemplate(template)) {
    if (part.kind === 'text') parts.push({ kind: 'text', text: part.text });
    else if (part.kind === 'reference' && place.depth > 0) {
      const value = fillIn(part, place);
      parts.push(...value.text);
      findings.push(...value.findings);
    } else {
      const problem = part.kind === 'invalid' ? part.problem : 'its defaults are nested too deeply';
      findings.push({ kind: 'invalid', problem, ...spanOf(part, place) });
    }
  }
  return { text: joinText(parts), findings };
}

function fillIn(reference: VariableReference, place: Place): Substitution {
  const variable = place.lookup(reference.name);
  if (reference.operator) return rules[reference.operator](reference, variable, place);
  return isFilled(variable) ? seen(reference, variable, place) : unset(reference, variable, place);
}

type Rule = (
  reference: VariableReference,
  variable: Variable | undefined,
  place: Place,
) => Substitution;

/** With a colon, an empty variable counts as unset. */
const rules: Readonly<Record<ReferenceOperator, Rule>> = {
  ':-': (reference, variable, place) =>
    isFilled(variable) ? seen(reference, variable, place) : operand(reference, place),
  '-': (reference, variable, place) =>
    variable ? seen(reference, variable, place) : operand(reference, place),
  ':+': (reference, variable, place) => (isFilled(variable) ? operand(reference, place) : nothing),
  '+': (reference, variable, place) => (variable ? operand(reference, place) : nothing),
  ':?': (reference, variable, place) =>
    isFilled(variable) ? seen(reference, variable, place) : missing(reference, place),
  '?': (reference, variable, place) =>
    variable ? seen(reference, variable, place) : missing(reference, place),
};

const nothing: Substitution = { text: [], findings: [] };

function isFilled(variable: Variable | undefined): variable is Variable {
  return variable !== undefined && !variable.empty;
}

/** A variable that is set to nothing has no value either, but Compose does not speak of it. */
function unset(
  reference: VariableReference,
  variable: Variable | undefined,
  place: Place,
): Substitution {
  const { name } = reference;
  return {
    text: [{ kind: 'secret', name, unset: true }],
    findings: variable ? [] : [{ kind: 'unset', name, ...spanOf(reference, place) }],
  };
}

function seen(reference: VariableReference, { text }: Variable, place: Place): Substitution {
  const findings = text.flatMap((part): Finding[] =>
    part.kind === 'secret'
      ? [{ kind: 'secret', name: part.name, ...spanOf(reference, place) }]
      : [],
  );
  return { text, findings };
}

function operand(reference: VariableReference, { lookup, offset, depth }: Place): Substitution {
  return substituteFrom(reference.operand, {
    lookup,
    offset: offset + reference.operandStart,
    depth: depth - 1,
  });
}

function missing(reference: VariableReference, place: Place): Substitution {
  const { text, findings } = operand(reference, place);
  const { name } = reference;
  const reason = displayText(text);
  return {
    text: [],
    findings: [...findings, { kind: 'required', name, reason, ...spanOf(reference, place) }],
  };
}

function spanOf(
  part: { readonly start: number; readonly end: number },
  { offset }: Place,
): { readonly start: number; readonly end: number } {
  return { start: offset + part.start, end: offset + part.end };
}

/** Neighbouring stretches of plain text become one. */
function joinText(parts: readonly TextPart[]): Text {
  const joined: TextPart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.kind === 'text' && last?.kind === 'text') {
      joined[joined.length - 1] = { kind: 'text', text: last.text + part.text };
    } else if (part.kind === 'secret' || part.text !== '') joined.push(part);
  }
  return joined;
}
