import { composeProblems } from '../compose-diagnostics.ts';
import { isKnown, type MappingNode, type Node, type ScalarNode } from '../node.ts';
import type { Mount } from '../project.ts';
import type { Reading } from '../reading.ts';
import { writtenText } from '../written-text.ts';
import { booleanAt, filledTextAt, listAt, mappingAt } from './fields.ts';
import { cleanTarget, isHostPath, parseMountText } from './mount-text.ts';
import type { ServiceReading } from './service-reading.ts';
import { lastOfEach } from './unique.ts';

/** A service's mounts, one for each target: the last. */
export function readVolumes({ node, reading }: ServiceReading): readonly Mount[] {
  const mounts = listAt(node, 'volumes').flatMap((item) => readMount(item, reading) ?? []);
  return lastOfEach(mounts, ({ target }) => target);
}

function readMount(item: Node, reading: Reading): Mount | undefined {
  if (item.kind === 'mapping') return fromMapping(item, reading);
  return item.kind === 'scalar' && isKnown(item) ? fromText(item, reading) : undefined;
}

function fromText(item: ScalarNode, reading: Reading): Mount | undefined {
  const parsed = parseMountText(String(item.value));
  if (typeof parsed === 'string') {
    const names = { volume: writtenText(item, reading), problem: parsed };
    reading.report(composeProblems['compose/bad-volume'](item.span, names));
    return undefined;
  }
  const { source, target, readOnly } = parsed;
  return {
    type: source !== undefined && isHostPath(source) ? 'bind' : 'volume',
    ...(source !== undefined && { source }),
    target: cleanTarget(target),
    readOnly,
    span: item.span,
  };
}

function fromMapping(node: MappingNode, reading: Reading): Mount | undefined {
  const type = filledTextAt(node, 'type')?.value;
  if (!isMountType(type)) return undefined;
  const source = filledTextAt(node, 'source')?.value;
  const target = filledTextAt(node, 'target')?.value;
  if (target === undefined) reportMissing('target', node, reading);
  if (type === 'bind' && source === undefined) reportMissing('source', node, reading);
  if (target === undefined) return undefined;
  const subpath =
    filledTextAt(mappingAt(node, 'volume'), 'subpath') ??
    filledTextAt(mappingAt(node, 'image'), 'subpath');
  return {
    type,
    ...(source !== undefined && { source }),
    target: cleanTarget(target),
    readOnly: booleanAt(node, 'read_only')?.value ?? false,
    ...(subpath && { subpath: subpath.value }),
    span: node.span,
  };
}

const mountTypes = ['volume', 'bind', 'tmpfs', 'npipe', 'cluster', 'image'] as const;

function isMountType(type: string | undefined): type is Mount['type'] {
  return mountTypes.some((known) => known === type);
}

function reportMissing(key: string, node: MappingNode, reading: Reading): void {
  const names = { key, place: { key: 'volumes', listed: true } };
  const span = node.entries[0]?.keySpan ?? node.span;
  reading.report(composeProblems['compose/missing-key'](span, names));
}
