import { identifyAccount, secretPolicies } from '@seaworthy/engine';
import { type ExitCode, exitCode } from '../../command-line/exit-code.ts';
import { printLines } from '../../terminal/output.ts';
import type { SecretsRequest } from './secrets-action.ts';

/** `seaworthy secrets policy`: needs no account, and says `*` where it does not know which. */
export async function printPolicies({
  plan: { application },
  account: opened,
  context,
  options: { kmsKey },
  surroundings,
}: SecretsRequest): Promise<ExitCode> {
  const account = await identifyAccount(opened, context.signal).then(
    ({ id }) => id,
    () => undefined,
  );
  if (account === undefined) {
    const text = 'No credentials of an account were found: its number is left open, as *.';
    printLines([text], surroundings.stderr);
  }
  const policies = secretPolicies({
    application,
    account: account ?? '*',
    ...(kmsKey !== undefined && { key: kmsKey }),
  });
  surroundings.stdout.write(`${JSON.stringify(policies, null, 2)}\n`);
  return exitCode.fine;
}
