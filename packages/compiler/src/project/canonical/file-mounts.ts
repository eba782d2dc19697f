import { isKnown, type Node } from '../node.ts';
import type { FileMount } from '../project.ts';
import { filledTextAt, listAt } from './fields.ts';
import type { ServiceReading } from './service-reading.ts';
import { lastOfEach } from './unique.ts';

/** A service's `configs` or `secrets`: what is mounted, and where. */
export function readFileMounts(
  { node }: ServiceReading,
  key: 'configs' | 'secrets',
): readonly FileMount[] {
  const folder = key === 'secrets' ? '/run/secrets/' : '/';
  const mounts = listAt(node, key).flatMap((item) => readMount(item, folder) ?? []);
  return lastOfEach(mounts, ({ target }) => target);
}

function readMount(item: Node, folder: string): FileMount | undefined {
  if (item.kind === 'sequence') return undefined;
  if (item.kind === 'scalar') {
    if (!isKnown(item) || item.value === '') return undefined;
    const source = String(item.value);
    return { source, target: folder + source, span: item.span };
  }
  const source = filledTextAt(item, 'source');
  if (!source) return undefined;
  const target = filledTextAt(item, 'target')?.value ?? source.value;
  const mode = modeOf(item);
  return {
    source: source.value,
    target: target.startsWith('/') ? target : folder + target,
    ...(mode !== undefined && { mode }),
    span: source.span,
  };
}

/** Text is octal, as `chmod` takes it; a number was read as octal already if it starts with 0. */
function modeOf(item: Extract<Node, { kind: 'mapping' }>): number | undefined {
  const value = item.entries.find(({ key }) => key === 'mode')?.value;
  if (value?.kind !== 'scalar') return undefined;
  if (typeof value.value === 'number') return value.value;
  const text = typeof value.value === 'string' ? value.value : '';
  return /^0?o?[0-7]+$/.test(text) ? Number.parseInt(text.replace(/^0o/, ''), 8) : undefined;
}
