import type { Surroundings } from '../../command-line/command.ts';
import { UsageError } from '../../command-line/usage-error.ts';
import { ask } from '../../terminal/ask.ts';

/** Largest value that is read, in bytes: what Secrets Manager takes for all keys together. */
const largestValue = 65_536;

/**
 * A value that is typed unseen, or all of standard input without the line feed at its end. Throws a
 * UsageError for what is no text, or too much.
 */
export async function readValue(
  question: string,
  surroundings: Pick<Surroundings, 'input' | 'stderr'>,
): Promise<string | undefined> {
  const { input } = surroundings;
  if (!input) return undefined;
  if (input.isTerminal) return ask(question, surroundings, { hidden: true });
  const bytes = await input.readAll();
  if (bytes.byteLength > largestValue) {
    throw new UsageError('standard input is too long', 'a secret takes 65,536 bytes at most');
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r?\n$/, '');
  } catch {
    throw new UsageError('standard input is no UTF-8 text', 'encode it, as base64 for example');
  }
}
