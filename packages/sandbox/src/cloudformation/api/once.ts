import type { CloudFormationContext } from './context.ts';

/** Answers a repeated call with the same request token as the first. */
export function once<Output extends object>(
  context: CloudFormationContext,
  operation: string,
  stackName: string | undefined,
  token: string | undefined,
  run: () => Promise<Output>,
): Promise<Output> {
  if (token === undefined) return run();
  const key = `${operation} ${stackName} ${token}`;
  const known = context.answers.get(key);
  // The key holds the operation, so the answer is of its type.
  if (known !== undefined) return known as Promise<Output>;
  const answer = run();
  context.answers.set(key, answer);
  answer.catch(() => context.answers.delete(key));
  return answer;
}
