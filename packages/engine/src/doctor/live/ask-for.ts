import type { Asker } from './asker.ts';

/** The answer about one thing; `absent` when AWS says that it is not there, undefined when it says nothing. */
export async function askFor<Answer>(
  asker: Asker,
  action: string,
  question: () => Promise<Answer>,
  absent: readonly string[],
): Promise<Answer | 'absent' | undefined> {
  let isAbsent = false;
  const answer = await asker.ask(action, async () => {
    try {
      return await question();
    } catch (error) {
      isAbsent = error instanceof Error && absent.includes(error.name);
      if (isAbsent) return undefined;
      throw error;
    }
  });
  return isAbsent ? 'absent' : answer;
}
