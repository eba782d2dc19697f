import type { Application } from '../application/application.ts';

/** What the project uses and does not create, so that it is paid for in any case. */
export function existingIds({ network }: Application): readonly string[] {
  return network.existing ? [network.existing.vpc] : [];
}
