import type { BuiltImage } from '../../../dockerfile/built-image.ts';
import type { StartInstruction } from '../../../dockerfile/dockerfile.ts';
import type { Service } from '../../../project/project.ts';
import type { Span } from '../../../source/span.ts';
import { displayText } from '../../../variables/text.ts';
import { followSteps, type Surroundings } from './follow-steps.ts';
import type { Start, StartStep } from './start.ts';

/**
 * How a service's container starts: the project's entrypoint and command over the image's, and
 * from there through shells, scripts and wrappers. Undefined when only a pulled image knows.
 */
export function readStart(
  service: Pick<Service, 'entrypoint' | 'command'>,
  image: BuiltImage | undefined,
  surroundings: Surroundings,
): Start | undefined {
  const first = firstStep(service, image);
  return first && followSteps(first, surroundings);
}

function firstStep(
  { entrypoint, command }: Pick<Service, 'entrypoint' | 'command'>,
  image: BuiltImage | undefined,
): StartStep | undefined {
  const own = entrypoint && { words: wordsOf(entrypoint.value), span: entrypoint.span };
  const program = own ?? fromImage(image?.entrypoint, image);
  // An entrypoint of the project's own drops the image's command.
  const given = command && { words: wordsOf(command.value), span: command.span };
  const rest = given ?? (own ? undefined : fromImage(image?.command, image));
  const isShellForm = !own && image?.entrypoint?.invocation.form === 'shell';
  const words = [...(program?.words ?? []), ...(isShellForm ? [] : (rest?.words ?? []))];
  const span = (program && isShellForm ? program : (rest ?? program))?.span;
  return span && words.length > 0 ? { kind: 'first', words, replaces: true, span } : undefined;
}

function wordsOf(command: NonNullable<Service['command']>['value']): readonly string[] {
  return command.arguments.map(displayText);
}

function fromImage(
  instruction: StartInstruction | undefined,
  image: BuiltImage | undefined,
): { readonly words: readonly string[]; readonly span: Span } | undefined {
  if (!instruction || !image) return undefined;
  const { invocation, span } = instruction;
  if (invocation.form === 'shell') {
    return { words: [...image.shell, invocation.line.value], span: invocation.line.span };
  }
  return { words: invocation.words.map(({ value }) => value), span };
}
