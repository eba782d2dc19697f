import type { Surroundings } from '../../command-line/command.ts';
import type { ExitCode } from '../../command-line/exit-code.ts';
import type { Options } from '../../command-line/options.ts';
import type { HereInAccount } from '../in-account.ts';

/** What every action on the secret gets; `argument` is what follows its name. */
export interface SecretsRequest extends HereInAccount {
  readonly argument: string | undefined;
  readonly options: Options;
  readonly surroundings: Surroundings;
}

export type SecretsAction = (request: SecretsRequest) => ExitCode | Promise<ExitCode>;

/** Whose secret it is, as the engine asks it. */
export function ownerOf({ plan: { application } }: Pick<SecretsRequest, 'plan'>) {
  return { application, region: application.region };
}
