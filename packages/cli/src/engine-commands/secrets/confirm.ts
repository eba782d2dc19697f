import type { Surroundings } from '../../command-line/command.ts';
import type { Options } from '../../command-line/options.ts';
import { UsageError } from '../../command-line/usage-error.ts';
import { agrees } from '../../terminal/ask.ts';
import { printLines } from '../../terminal/output.ts';

/** Whether to go on. Throws a UsageError when nobody can be asked and `--yes` is not given. */
export async function confirm(
  question: string,
  { yes }: Pick<Options, 'yes'>,
  surroundings: Surroundings,
): Promise<boolean> {
  if (yes) return true;
  const answer = await agrees(question, surroundings);
  if (answer === undefined) {
    throw new UsageError('nobody can be asked here', 'give --yes to write unasked');
  }
  if (!answer) printLines(['Nothing was written.'], surroundings.stderr);
  return answer;
}
