import { type Finding, substitute } from './substitute.ts';
import { plainText } from './text.ts';

/** Gives a variable's value; undefined when it is not set. */
export type VariableLookup = (name: string) => string | undefined;

/** Something wrong with a reference; offsets count from the start of the text. */
export type ExpansionProblem = Exclude<Finding, { readonly kind: 'secret' }>;

/** The text with its references replaced as Compose replaces them, and what was wrong with them. */
export function expandTemplate(
  template: string,
  lookup: VariableLookup,
): { readonly value: string; readonly problems: readonly ExpansionProblem[] } {
  if (!template.includes('$')) return { value: template, problems: [] };
  const { text, findings } = substitute(template, (name) => {
    const value = lookup(name);
    return value === undefined ? undefined : { name, text: plainText(value), empty: value === '' };
  });
  const value = text.map((part) => (part.kind === 'text' ? part.text : '')).join('');
  return { value, problems: findings.filter((finding) => finding.kind !== 'secret') };
}
