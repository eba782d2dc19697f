import type { Port, Service } from '../../project/project.ts';
import type { Span } from '../../source/span.ts';
import { problems } from '../application-diagnostics.ts';
import type { Part } from '../roles/part.ts';
import { isTaskRole } from '../roles/role.ts';
import type { Report } from '../understanding.ts';

/** Who is meant by a host name, or by a port of the developer's machine. */
export interface AddressBook {
  /** The part that a service reaches under a name. */
  readonly find: (from: Service, host: string) => Part | undefined;
  /** The part that publishes a port on the developer's machine. */
  readonly publisher: (port: number) => Publisher | undefined;
}

export interface Publisher {
  readonly part: Part;
  readonly port: Port;
}

/** Writes down every name that Compose's network gives to services. */
export function buildAddressBook(parts: readonly Part[], report: Report): AddressBook {
  const names = new Map<string, Part>();
  const byService = new Map(parts.map((part) => [part.service.name, part]));
  for (const part of parts) names.set(part.service.name.toLowerCase(), part);
  for (const part of parts) {
    for (const { name, span } of otherNames(part.service)) addName(names, name, span, part, report);
  }
  const publishers = new Map<number, Publisher>();
  for (const part of parts) {
    for (const port of part.service.ports) addPublisher(publishers, part, port, report);
  }
  return {
    find: (from, host) => byService.get(linkedService(from, host)) ?? names.get(host.toLowerCase()),
    publisher: (port) => publishers.get(port),
  };
}

interface Name {
  readonly name: string;
  readonly span: Span;
}

/** Names beside the service's own. */
export function otherNames(service: Service): readonly Name[] {
  const { containerName, hostname, networks } = service;
  return [
    ...(containerName ? [{ name: containerName.value, span: containerName.span }] : []),
    ...(hostname ? [{ name: hostname.value, span: hostname.span }] : []),
    ...networks.flatMap(({ aliases, span }) => aliases.map((name) => ({ name, span }))),
  ];
}

function addName(
  names: Map<string, Part>,
  name: string,
  span: Span,
  part: Part,
  report: Report,
): void {
  const key = name.toLowerCase();
  const first = names.get(key);
  if (!first) names.set(key, part);
  if (!first || first === part || !isTaskRole(part.role.kind) || !isTaskRole(first.role.kind))
    return;
  report(
    problems['application/name-shared'](
      span,
      { name, first: first.service.name, second: part.service.name },
      [{ message: `${first.service.name} has the name first`, span: first.service.span }],
    ),
  );
}

/** The service behind an alias of `links: [db:database]`, which only this service knows. */
function linkedService(from: Service, host: string): string {
  for (const { value } of from.links) {
    const [name = '', alias = name] = value.split(':', 2);
    if (alias.toLowerCase() === host.toLowerCase()) return name;
  }
  return '';
}

function addPublisher(
  publishers: Map<number, Publisher>,
  part: Part,
  port: Port,
  report: Report,
): void {
  const { published } = port;
  if (published === undefined || port.protocol !== 'tcp') return;
  const first = publishers.get(published);
  if (!first) publishers.set(published, { part, port });
  else if (first.part !== part && first.port.hostIp === port.hostIp) {
    report(
      problems['application/port-claimed-twice'](
        port.span,
        { port: published, first: first.part.service.name, second: part.service.name },
        [{ message: `${first.part.service.name} publishes it first`, span: first.port.span }],
      ),
    );
  }
}
