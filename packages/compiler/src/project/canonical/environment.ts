import { concealSecrets } from '../../variables/conceal.ts';
import type { MappingNode } from '../node.ts';
import type { EnvironmentEntry } from '../project.ts';
import { scalarText } from '../split-scalar.ts';
import { fileEntriesOf } from './environment-files.ts';
import { type KeyValue, keyValuesAt } from './key-values.ts';
import type { ServiceReading } from './service-reading.ts';

/** A service's variables: those of its `env_file`s, and over them those of `environment`. */
export function readEnvironment(service: ServiceReading): readonly EnvironmentEntry[] {
  const entries = new Map<string, EnvironmentEntry>();
  for (const entry of fileEntriesOf(service)) entries.set(entry.name, entry);
  for (const entry of entriesAt(service.node, 'environment', 'environment', service)) {
    entries.set(entry.name, entry);
  }
  return [...entries.values()];
}

/** The variables at a key, bare names filled in from the host. */
export function entriesAt(
  node: MappingNode | undefined,
  key: string,
  source: 'environment' | 'build',
  service: ServiceReading,
): readonly EnvironmentEntry[] {
  return keyValuesAt(node, key, service.reading).map((entry) => ({
    name: entry.name,
    value: entry.value ? literal(entry.name, entry.value, service) : hostValue(entry, service),
    source,
    span: entry.value?.span ?? entry.nameSpan,
    nameSpan: entry.nameSpan,
  }));
}

function literal(
  name: string,
  value: NonNullable<KeyValue['value']>,
  { declared, reading }: ServiceReading,
): EnvironmentEntry['value'] {
  if (reading.host.keepsLiterals) return scalarText(value);
  return concealSecrets(name, scalarText(value), declared.get(name));
}

function hostValue({ name }: KeyValue, { scope }: ServiceReading): EnvironmentEntry['value'] {
  return scope(name, 'value')?.text ?? null;
}
