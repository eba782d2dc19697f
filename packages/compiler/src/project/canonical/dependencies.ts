import type { Span } from '../../source/span.ts';
import type { MappingEntry, Node } from '../node.ts';
import type { Dependency } from '../project.ts';
import { booleanAt, filledTextAt, textsAt, valueAt } from './fields.ts';
import type { ServiceReading } from './service-reading.ts';

/** What a service waits for, by `depends_on` and, as in Compose, by links and shared networks. */
export function readDependencies(service: ServiceReading): readonly Dependency[] {
  const { node } = service;
  const dependencies = new Map<string, Dependency>();
  const add = (dependency: Dependency) => {
    if (!dependencies.has(dependency.service)) dependencies.set(dependency.service, dependency);
  };
  const dependsOn = valueAt(node, 'depends_on');
  for (const dependency of declared(dependsOn)) add(dependency);
  for (const { value, span } of textsAt(node, 'links')) {
    add(started(value.split(':', 1)[0] ?? '', span));
  }
  const mode = filledTextAt(node, 'network_mode');
  if (mode?.value.startsWith('service:')) add(started(mode.value.slice(8), mode.span));
  return [...dependencies.values()];
}

function declared(node: Node | undefined): readonly Dependency[] {
  if (node?.kind === 'mapping') return node.entries.map(fromEntry);
  if (node?.kind !== 'sequence') return [];
  return node.items.flatMap((item) =>
    item.kind === 'scalar' && typeof item.value === 'string'
      ? [started(item.value, item.span)]
      : [],
  );
}

function started(service: string, span: Span): Dependency {
  return { service, condition: 'service_started', required: true, span };
}

function fromEntry({ key, keySpan, value }: MappingEntry): Dependency {
  const options = value.kind === 'mapping' ? value : undefined;
  return {
    service: key,
    condition: conditionOf(filledTextAt(options, 'condition')?.value),
    required: booleanAt(options, 'required')?.value ?? true,
    span: keySpan,
  };
}

function conditionOf(text: string | undefined): Dependency['condition'] {
  if (text === 'service_healthy' || text === 'service_completed_successfully') return text;
  return 'service_started';
}
