import type { Part } from '../roles/part.ts';
import { isTaskRole } from '../roles/role.ts';
import type { Report } from '../understanding.ts';
import type { AddressBook } from './address-book.ts';
import { type CommandMention, checkCommands } from './check-commands.ts';
import { checkMentions } from './check-mentions.ts';
import { findMentions, type Mention } from './find-mentions.ts';
import type { EnvironmentVariable } from './read-variables.ts';

/** Who addresses whom, by the name of the service that does. */
export interface Mentions {
  readonly mentions: ReadonlyMap<string, readonly Mention[]>;
  readonly inCommands: ReadonlyMap<string, readonly CommandMention[]>;
}

/** Reads what every task says of the others in its variables and its command. */
export function readMentions(
  parts: readonly Part[],
  variables: ReadonlyMap<string, readonly EnvironmentVariable[]>,
  book: AddressBook,
  report: Report,
): Mentions {
  const mentions = new Map<string, readonly Mention[]>();
  const inCommands = new Map<string, readonly CommandMention[]>();
  for (const part of parts) {
    if (!isTaskRole(part.role.kind)) continue;
    const { name } = part.service;
    const own = variables.get(name) ?? [];
    const found = findMentions(part, own, book);
    checkMentions(part, own, found, report);
    mentions.set(name, found);
    inCommands.set(name, checkCommands(part, book, report));
  }
  return { mentions, inCommands };
}
