import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What the first group of `pattern` finds in a program's answer; undefined when there is no program. */
export async function readVersion(
  program: string,
  args: readonly string[],
  pattern: RegExp,
): Promise<string | undefined> {
  const answer = await promisify(execFile)(program, args).catch(() => undefined);
  return pattern.exec(answer?.stdout ?? '')?.[1];
}
