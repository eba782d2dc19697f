import type { Surroundings } from '../command-line/command.ts';
import type { ExitCode } from '../command-line/exit-code.ts';
import type { Options } from '../command-line/options.ts';
import { inAccount } from './in-account.ts';
import { diffSecrets } from './secrets/diff.ts';
import { listSecrets } from './secrets/list.ts';
import { printPolicies } from './secrets/policy.ts';
import { pullSecrets } from './secrets/pull.ts';
import { pushSecrets } from './secrets/push.ts';
import { rollBackSecrets } from './secrets/rollback.ts';
import { rotateKey } from './secrets/rotate.ts';
import type { SecretsAction } from './secrets/secrets-action.ts';
import { setKey } from './secrets/set.ts';

const actions: Readonly<Record<string, SecretsAction>> = {
  push: pushSecrets,
  pull: pullSecrets,
  diff: diffSecrets,
  ls: listSecrets,
  set: setKey,
  rotate: rotateKey,
  rollback: rollBackSecrets,
  policy: printPolicies,
};

/** Runs `seaworthy secrets ACTION`. */
export function secrets(options: Options, surroundings: Surroundings): Promise<ExitCode> {
  const [name = '', argument] = options.arguments;
  const action = actions[name];
  if (!action) throw new Error(`there is no action ${name}`);
  return inAccount(options, surroundings, async (found) =>
    action({ ...found, argument, options, surroundings }),
  );
}
