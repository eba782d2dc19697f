import type { Span } from '../../source/span.ts';
import { composeProblems } from '../compose-diagnostics.ts';
import { isKnown, type MappingNode, type Node, type ScalarNode } from '../node.ts';
import type { Port } from '../project.ts';
import { type Reading, textOf } from '../reading.ts';
import { writtenText } from '../written-text.ts';
import { spanWithin } from '../yaml/span-within.ts';
import { defined } from './defined.ts';
import { filledTextAt, listAt, scalarAt } from './fields.ts';
import { type PortText, parsePortRange, parsePortText } from './port-text.ts';
import type { ServiceReading } from './service-reading.ts';
import { lastOfEach } from './unique.ts';

/** A service's published ports, ranges written out; a port given twice counts once. */
export function readPorts({ node, reading }: ServiceReading): readonly Port[] {
  const ports = listAt(node, 'ports').flatMap((item) => readPort(item, reading));
  return lastOfEach(ports, identityOf);
}

function identityOf({ hostIp = '', published = 0, target, protocol }: Port): string {
  return `${hostIp}:${published}:${target}/${protocol}`;
}

function readPort(item: Node, reading: Reading): readonly Port[] {
  if (item.kind === 'mapping') return fromMapping(item, reading);
  if (item.kind === 'sequence' || !isKnown(item)) return [];
  const parsed = parsePortText(String(item.value));
  if (!('problem' in parsed)) return portsOf(parsed, item.span, item, reading);
  const span = spanWithin(item, parsed.start, parsed.end, textOf(reading, item.span.file));
  reportPort(item, span, parsed.problem, reading);
  return [];
}

/** The long form. A part that is wrong is told at its own place. */
function fromMapping(node: MappingNode, reading: Reading): readonly Port[] {
  const ranges = rangesOf(node, reading);
  if (!ranges) return [];
  const hostIp = filledTextAt(node, 'host_ip')?.value;
  const protocol = filledTextAt(node, 'protocol');
  const appProtocol = filledTextAt(node, 'app_protocol')?.value;
  const name = filledTextAt(node, 'name')?.value;
  const text = { ...ranges, protocol: protocol?.value.toLowerCase() ?? 'tcp' };
  return portsOf(text, node.span, protocol ?? node, reading).map((port) =>
    defined<Port>({ ...port, hostIp, appProtocol, name }),
  );
}

function rangesOf(node: MappingNode, reading: Reading): PortText | undefined {
  const target = scalarAt(node, 'target');
  if (!target) {
    const span = node.entries[0]?.keySpan ?? node.span;
    const names = { key: 'target', place: { key: 'ports', listed: true } };
    reading.report(composeProblems['compose/missing-key'](span, names));
    return undefined;
  }
  const published = scalarAt(node, 'published');
  const wrong = [published, target].find((part) => part && !isRange(part)) ?? target;
  const parsed = parsePortText(`${published?.value ?? ''}:${target.value}`);
  if (!('problem' in parsed)) return parsed;
  reportPort(wrong, wrong.span, parsed.problem, reading);
  return undefined;
}

function isRange({ value }: ScalarNode): boolean {
  return value === '' || parsePortRange(String(value)) !== undefined;
}

function portsOf(
  { hostIp, published, target, protocol }: PortText,
  span: Span,
  protocolPlace: { readonly span: Span },
  reading: Reading,
): readonly Port[] {
  if (protocol !== 'tcp' && protocol !== 'udp') {
    reportPort(protocolPlace, protocolPlace.span, `"${protocol}" is neither tcp nor udp`, reading);
    return [];
  }
  const count = target.to - target.from + 1;
  const isChosen = published && published.to - published.from + 1 !== count;
  return Array.from({ length: count }, (_, index) => ({
    target: target.from + index,
    ...(published && !isChosen && { published: published.from + index }),
    protocol,
    ...(hostIp !== undefined && { hostIp }),
    span,
  }));
}

function reportPort(
  place: { readonly span: Span },
  span: Span,
  problem: string,
  reading: Reading,
): void {
  const names = { port: writtenText(place, reading), problem };
  reading.report(composeProblems['compose/bad-port'](span, names));
}
