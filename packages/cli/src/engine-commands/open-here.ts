import { type Account, openAccount } from '@seaworthy/engine';
import type { Surroundings } from '../command-line/command.ts';
import { printLines } from '../terminal/output.ts';

/** Opens the account that is found here; a service of it that does not answer is told on stderr. */
export function openHere(
  region: string,
  { openAccount: open = openAccount, stderr }: Pick<Surroundings, 'openAccount' | 'stderr'>,
): Account {
  return open(region, {
    tellSlow: (service, seconds) =>
      printLines([`${service} in ${region} has not answered for ${seconds} s.`], stderr),
  });
}
