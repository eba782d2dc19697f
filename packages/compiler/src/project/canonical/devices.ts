import { type Located, located } from '../../source/span.ts';
import { isKnown, type Node } from '../node.ts';
import { filledTextAt, listAt } from './fields.ts';
import type { ServiceReading } from './service-reading.ts';

/** A service's devices, as `source:target:permissions`. */
export function readDevices({ node }: ServiceReading): readonly Located<string>[] {
  return listAt(node, 'devices').flatMap((item) => readDevice(item) ?? []);
}

function readDevice(item: Node): Located<string> | undefined {
  if (item.kind === 'sequence') return undefined;
  if (item.kind === 'scalar') {
    return isKnown(item) ? located(String(item.value), item.span) : undefined;
  }
  const source = filledTextAt(item, 'source');
  if (!source) return undefined;
  const target = filledTextAt(item, 'target')?.value ?? source.value;
  const permissions = filledTextAt(item, 'permissions')?.value;
  const parts = [source.value, target, ...(permissions === undefined ? [] : [permissions])];
  return located(parts.join(':'), source.span);
}
