import { expandVariables } from '../../dockerfile/expand-variables.ts';
import { programOf, type StartStep } from '../../facts/source/start/start.ts';
import type { Lookup, ServerAddress } from './listen-address.ts';
import { servers } from './servers.ts';

/** Where a known server listens; undefined for another program, or when a file decides. */
export function serverAddress(step: StartStep, lookup: Lookup): ServerAddress | undefined {
  const words = step.words.map((word) => expandVariables(word, lookup));
  const program = programOf(step).replace(/^python[\d.]*$/, 'python');
  return servers[program]?.(words, lookup);
}
