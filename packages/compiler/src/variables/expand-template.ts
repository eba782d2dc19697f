import { deepestOperand, readTemplate, type VariableReference } from './read-template.ts';

/** Gives a variable's value; undefined when it is not set. */
export type VariableLookup = (name: string) => string | undefined;

/** Something that expanding ran into; offsets count from the start of the whole text. */
export interface ExpansionProblem {
  readonly kind: 'invalid' | 'required' | 'unset';
  readonly start: number;
  readonly end: number;
}

/** The text with its references replaced as Compose replaces them, and what was wrong with them. */
export function expandTemplate(
  text: string,
  lookup: VariableLookup,
): { readonly value: string; readonly problems: readonly ExpansionProblem[] } {
  if (!text.includes('$')) return { value: text, problems: [] };
  const problems: ExpansionProblem[] = [];
  const value = expandFrom(text, 0, deepestOperand);
  return { value, problems };

  function expandFrom(template: string, offset: number, depth: number): string {
    let expanded = '';
    for (const part of readTemplate(template)) {
      if (part.kind === 'text') expanded += part.text;
      else if (part.kind === 'reference' && depth > 0) expanded += expand(part, offset, depth);
      else report('invalid', part, offset);
    }
    return expanded;
  }

  function expand(reference: VariableReference, offset: number, depth: number): string {
    const found = lookup(reference.name);
    const operand = () => expandFrom(reference.operand, offset + reference.operandStart, depth - 1);
    switch (reference.operator) {
      case ':-':
        return found || operand();
      case '-':
        return found ?? operand();
      case ':+':
        return found ? operand() : '';
      case '+':
        return found === undefined ? '' : operand();
      case ':?':
        if (!found) report('required', reference, offset);
        break;
      case '?':
        if (found === undefined) report('required', reference, offset);
        break;
      case undefined:
        if (found === undefined) report('unset', reference, offset);
    }
    return found ?? '';
  }

  function report(
    kind: ExpansionProblem['kind'],
    part: { readonly start: number; readonly end: number },
    offset: number,
  ): void {
    problems.push({ kind, start: offset + part.start, end: offset + part.end });
  }
}
