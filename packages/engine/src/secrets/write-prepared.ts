import type { SecretContext } from '../secret-store/secret-store.ts';
import type { PreparedWrite, Refused } from './prepare-write.ts';
import { secretProblems as problems } from './secret-problems.ts';
import { writeSecret } from './write-secret.ts';

/** Does what was prepared: all of it, or nothing when somebody else has written meanwhile. */
export async function writePrepared(
  { secret, values }: PreparedWrite,
  context: SecretContext,
): Promise<{ readonly kind: 'written'; readonly version: string } | Refused> {
  const outcome = await writeSecret(secret, values, context);
  if (outcome.kind === 'written') return outcome;
  const problem = problems['secrets/changed-meanwhile'](undefined, { secret: secret.name });
  return { kind: 'refused', diagnostics: [problem] };
}
