import type { Span } from '../../source/span.ts';
import { displayText, type Text } from '../../variables/text.ts';
import type { EnvironmentVariable } from '../addresses/read-variables.ts';
import { problems } from '../application-diagnostics.ts';
import type { Report } from '../understanding.ts';

/** Whose command it is, and where it stands. */
export interface CommandPlace {
  readonly service: string;
  readonly variables: readonly EnvironmentVariable[];
  readonly span: Span;
  readonly report: Report;
}

/**
 * A command as ECS takes it. A secret in it can only come by way of the shell, out of one of the
 * container's variables; elsewhere it is an error, and its name stands in its place.
 */
export function writeCommand(words: readonly Text[], place: CommandPlace): readonly string[] {
  const isShell = /(?:^|\/)(?:ba|da|a|z)?sh$/.test(displayText(words[0] ?? []));
  const script = isShell ? words.findIndex((word) => /^-\w*c$/.test(displayText(word))) + 1 : 0;
  return words.map((word, index) =>
    script > 0 && index === script ? shellText(word, place) : plainWord(word, place),
  );
}

/** A script for the shell, with secrets as variables that it fills in. */
export function shellText(text: Text, place: CommandPlace): string {
  return text
    .map((part) => {
      if (part.kind === 'text') return part.text;
      const variable = variableWith(part.name, place);
      if (variable === undefined) reportSecret(part.name, place);
      return `\${${variable ?? part.name}}`;
    })
    .join('');
}

function variableWith(secret: string, { variables }: CommandPlace): string | undefined {
  return variables.find(({ text }) => {
    const [only, ...others] = text;
    return only?.kind === 'secret' && only.name === secret && others.length === 0;
  })?.name;
}

function plainWord(word: Text, place: CommandPlace): string {
  for (const part of word) if (part.kind === 'secret') reportSecret(part.name, place);
  return displayText(word);
}

function reportSecret(secret: string, { service, span, report }: CommandPlace): void {
  report(problems['application/secret-in-command'](span, { service, secret }));
}
