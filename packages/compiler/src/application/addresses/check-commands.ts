import type { Text } from '../../variables/text.ts';
import { problems } from '../application-diagnostics.ts';
import type { Part } from '../roles/part.ts';
import type { Report } from '../understanding.ts';
import { findAddresses } from '../values/find-addresses.ts';
import { flattenText, plainIn } from '../values/flat-text.ts';
import type { AddressBook } from './address-book.ts';

/** A part that a service addresses in its command, with the port when it is said. */
export interface CommandMention {
  readonly to: Part;
  readonly port?: number;
}

/**
 * The services that a command addresses. A store's address there cannot follow the managed store,
 * because a command has no place for what only AWS knows.
 */
export function checkCommands(
  from: Part,
  book: AddressBook,
  report: Report,
): readonly CommandMention[] {
  const { command, entrypoint, name } = from.service;
  const mentions: CommandMention[] = [];
  for (const line of [entrypoint, command]) {
    for (const argument of line?.value.arguments ?? []) {
      for (const mention of addressesIn(argument, from, book)) {
        if (mention.to.role.kind !== 'store') mentions.push(mention);
        else if (line) {
          const store = mention.to.service.name;
          report(problems['application/address-in-command'](line.span, { service: name, store }));
        }
      }
    }
  }
  return mentions;
}

/** A lone word may be anything; a URL or a port makes it an address. */
function addressesIn(argument: Text, from: Part, book: AddressBook): readonly CommandMention[] {
  const flat = flattenText(argument);
  return findAddresses(flat).flatMap((address) => {
    const host = plainIn(flat, address.host);
    const port = address.port && Number(plainIn(flat, address.port));
    const isWord = address.form === 'socket' && port === undefined;
    const to = host === undefined || isWord ? undefined : book.find(from.service, host);
    if (!to || to === from) return [];
    return [{ to, ...(port !== undefined && !Number.isNaN(port) && { port }) }];
  });
}
