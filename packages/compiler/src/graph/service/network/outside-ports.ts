import type { Binding } from '../../../application/application.ts';
import type { Span } from '../../../source/span.ts';
import type { Scope } from '../scope.ts';
import { addressWords, schemePorts, wordPorts } from './well-known-ports.ts';

/** A TCP port that the service needs beyond its own network, and what says so. */
export interface OutsidePort {
  readonly port: number;
  readonly reason: string;
  readonly span: Span;
}

/**
 * 443, without which no task starts, and the ports of addresses in the service's variables:
 * `SMTP_HOST=smtp.example.com` with `SMTP_PORT=587`, `amqps://mq.example.com`, or a secret called
 * `MONGODB_URI`, whose value is not known here.
 */
export function outsidePorts({ service }: Scope): readonly OutsidePort[] {
  const always = { port: 443, reason: 'AWS and other services over HTTPS', span: service.span };
  const ports = new Map<number, OutsidePort>([[always.port, always]]);
  for (const binding of service.environment) {
    for (const port of portsOf(binding, service.environment)) {
      const reason = `port of the address in ${binding.name}`;
      if (!ports.has(port)) ports.set(port, { port, reason, span: binding.span });
    }
  }
  return [...ports.values()];
}

function portsOf(binding: Binding, all: readonly Binding[]): readonly number[] {
  const text = knownText(binding);
  if (isSecret(binding) || isOutsideHost(text)) return portsByName(binding.name, all);
  return text.split(',').flatMap(addressPort);
}

/** What is not known of a value, such as a store's host, which is never outside. */
const unknown = '\u0000';

function knownText({ value }: Binding): string {
  return value.map((part) => (part.kind === 'text' ? part.text : unknown)).join('');
}

function isSecret({ value }: Binding): boolean {
  return value.length === 1 && value[0]?.kind === 'secret';
}

/** A variable whose value says no port: its partner's (`SMTP_PORT` of `SMTP_HOST`), or by its words. */
function portsByName(name: string, all: readonly Binding[]): readonly number[] {
  const words = name.toUpperCase().split(/[^A-Z0-9]+/);
  if (!addressWords.has(words.at(-1) ?? '')) return [];
  const partner = all.find(
    (other) => other.name.toUpperCase() === [...words.slice(0, -1), 'PORT'].join('_'),
  );
  const port = partner && validPort(knownText(partner));
  if (port !== undefined) return [port];
  return words.flatMap((word) => wordPorts[word] ?? []);
}

/** `https://user@example.com:8443/path`, or `broker.example.com:9092`. */
const address =
  /^\s*(?:(?:jdbc:)?([a-z][a-z0-9]*)(?:\+[a-z0-9]+)*:\/\/)?(?:[^@/\s]*@)?([^:/?#@\s]+)(?::(\d+))?/;

function addressPort(text: string): readonly number[] {
  const [, scheme, host = '', written] = address.exec(text.toLowerCase()) ?? [];
  if (!isOutsideHost(host)) return [];
  const port = written ? validPort(written) : schemePorts[scheme ?? ''];
  return port === undefined ? [] : [port];
}

/** A full name or an address; names without a dot are the project's own. */
function isOutsideHost(host: string): boolean {
  const isFullName = /^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(host);
  return isFullName && !/^(127\.|0\.0\.0\.0$)|\.(internal|local|localhost)$/i.test(host);
}

function validPort(text: string): number | undefined {
  const port = /^\d+$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65535 ? port : undefined;
}
