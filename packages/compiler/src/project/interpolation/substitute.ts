import { displayText, type Text, type TextPart, type Variable } from '../../variables/text.ts';
import type { Operator, Template, VariablePart } from './parse-template.ts';

/** What a template becomes, and what was found on the way. */
export interface Substitution {
  readonly text: Text;
  readonly findings: readonly Finding[];
}

/** Offsets count from the start of the template's text. */
export type Finding = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'invalid'; readonly problem: string }
  | { readonly kind: 'unset'; readonly name: string }
  | { readonly kind: 'required'; readonly name: string; readonly reason: string }
  | { readonly kind: 'secret'; readonly name: string }
);

/** Finds a variable by its name. */
export type Lookup = (name: string) => Variable | undefined;

/** Fills in the variables of a template. */
export function substitute(template: Template, lookup: Lookup): Substitution {
  const parts: TextPart[] = [];
  const findings: Finding[] = [];
  for (const part of template) {
    if (part.kind === 'literal') parts.push({ kind: 'text', text: part.text });
    else if (part.kind === 'invalid') findings.push(part);
    else {
      const value = fillIn(part, lookup);
      parts.push(...value.text);
      findings.push(...value.findings);
    }
  }
  return { text: joinText(parts), findings };
}

function fillIn(part: VariablePart, lookup: Lookup): Substitution {
  const variable = lookup(part.name);
  return part.operator ? rules[part.operator](part, variable, lookup) : plain(part, variable);
}

type Rule = (part: VariablePart, variable: Variable | undefined, lookup: Lookup) => Substitution;

const rules: Readonly<Record<Operator, Rule>> = {
  ':-': (part, variable, lookup) =>
    isFilled(variable) ? seen(part, variable) : argument(part, lookup),
  '-': (part, variable, lookup) => (variable ? seen(part, variable) : argument(part, lookup)),
  ':+': (part, variable, lookup) => (isFilled(variable) ? argument(part, lookup) : nothing),
  '+': (part, variable, lookup) => (variable ? argument(part, lookup) : nothing),
  ':?': (part, variable, lookup) =>
    isFilled(variable) ? seen(part, variable) : missing(part, lookup),
  '?': (part, variable, lookup) => (variable ? seen(part, variable) : missing(part, lookup)),
};

const nothing: Substitution = { text: [], findings: [] };

function isFilled(variable: Variable | undefined): variable is Variable {
  return variable !== undefined && !variable.empty;
}

function plain(part: VariablePart, variable: Variable | undefined): Substitution {
  if (variable) return seen(part, variable);
  const { name, start, end } = part;
  const text: Text = [{ kind: 'secret', name, unset: true }];
  return { text, findings: [{ kind: 'unset', name, start, end }] };
}

function seen({ start, end }: VariablePart, { text }: Variable): Substitution {
  const secrets = text.flatMap((part): Finding[] =>
    part.kind === 'secret' ? [{ kind: 'secret', name: part.name, start, end }] : [],
  );
  return { text, findings: secrets };
}

function argument(part: VariablePart, lookup: Lookup): Substitution {
  return substitute(part.argument, lookup);
}

function missing(part: VariablePart, lookup: Lookup): Substitution {
  const { name, start, end } = part;
  const { text, findings } = argument(part, lookup);
  const reason = displayText(text);
  return { text: [], findings: [...findings, { kind: 'required', name, reason, start, end }] };
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
