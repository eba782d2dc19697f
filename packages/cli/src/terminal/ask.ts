import type { Surroundings } from '../command-line/command.ts';

type Asked = Pick<Surroundings, 'ask' | 'input' | 'stderr'>;

/** Asks for a line; undefined where there is no terminal, or nothing more is typed. */
export async function ask(
  question: string,
  { ask: answer, input, stderr }: Asked,
  { hidden = false }: { readonly hidden?: boolean } = {},
): Promise<string | undefined> {
  if (answer) return answer(question);
  if (!input?.isTerminal) return undefined;
  stderr.write(`${question} `);
  const line = await input.readLine({ hidden });
  // Enter was typed where nothing is shown, or end of input where Enter was not.
  if (hidden || line === undefined) stderr.write('\n');
  return line;
}

/** Whether a person agrees, by `y` or `yes`; undefined where there is nobody to ask. */
export async function agrees(question: string, asked: Asked): Promise<boolean | undefined> {
  const answer = await ask(`${question} [y/N]`, asked);
  return answer === undefined ? undefined : /^y(es)?$/i.test(answer.trim());
}
