import type { Port } from '../../project/project.ts';
import { plainValue } from '../../variables/text.ts';
import type { Part } from '../roles/part.ts';
import type { Address } from '../values/address.ts';
import { findAddresses } from '../values/find-addresses.ts';
import { plainIn } from '../values/flat-text.ts';
import type { AddressBook } from './address-book.ts';
import type { EnvironmentVariable } from './read-variables.ts';

/** A place in a variable where a service addresses another part of the project. */
export interface Mention {
  readonly variable: EnvironmentVariable;
  readonly address: Address;
  readonly to: Part;
  /** Set when it goes by the developer's machine: `localhost:5432`, and who publishes that port. */
  readonly machine?: { readonly host: string; readonly port: Port };
}

/** The mentions in the variables of one service. */
export function findMentions(
  from: Part,
  variables: readonly EnvironmentVariable[],
  book: AddressBook,
): readonly Mention[] {
  return variables.flatMap((variable) =>
    findAddresses(variable.flat).flatMap((address) => {
      const mention = resolveAddress(from, variable, address, { variables, book });
      return mention ? [mention] : [];
    }),
  );
}

interface Surroundings {
  readonly variables: readonly EnvironmentVariable[];
  readonly book: AddressBook;
}

function resolveAddress(
  from: Part,
  variable: EnvironmentVariable,
  address: Address,
  { variables, book }: Surroundings,
): Mention | undefined {
  const { flat, name } = variable;
  const host = plainIn(flat, address.host);
  if (host === undefined) return undefined;
  if (machineNames.has(host.toLowerCase())) {
    const written = address.port ? plainIn(flat, address.port) : portBeside(variable, variables);
    const publisher = book.publisher(Number(written));
    return (
      publisher && {
        variable,
        address,
        to: publisher.part,
        machine: { host, port: publisher.port },
      }
    );
  }
  const isWord = address.form === 'socket' && address.port === undefined;
  if (isWord && !namesHosts(name)) return undefined;
  const to = book.find(from.service, host);
  return to && { variable, address, to };
}

/** `DB_PORT` beside `DB_HOST`. */
function portBeside(
  { split }: EnvironmentVariable,
  variables: readonly EnvironmentVariable[],
): string | undefined {
  if (split?.attribute !== 'address') return undefined;
  const beside = variables.find(
    ({ split: other }) => other?.attribute === 'port' && other.prefix === split.prefix,
  );
  return beside && plainValue(beside.text);
}

/** Names of the machine that the containers run on, as seen by a person or by a container. */
export const machineNames: ReadonlySet<string> = new Set([
  'localhost',
  '127.0.0.1',
  '[::1]',
  'host.docker.internal',
  'gateway.docker.internal',
  'host.containers.internal',
]);

/** Whether a variable of this name holds host names, so that `db` in it is a service and no word. */
function namesHosts(name: string): boolean {
  return (
    /(?:HOST(?:S|NAME)?|SERVERS?|ADDR(?:ESS(?:ES)?)?|ENDPOINTS?|UR[IL]S?|NODES)$/.test(
      name.toUpperCase(),
    ) && !/^HOST(?:NAME)?$|ALLOWED|TRUSTED|VIRTUAL/i.test(name)
  );
}
