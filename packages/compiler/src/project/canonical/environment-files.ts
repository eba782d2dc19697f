import { joinPath } from '../../source/path.ts';
import type { Located } from '../../source/span.ts';
import { composeProblems } from '../compose-diagnostics.ts';
import type { EnvironmentFileText } from '../host.ts';
import { isKnown, type Node } from '../node.ts';
import type { EnvironmentEntry } from '../project.ts';
import { nearestFile } from '../read-compose-file.ts';
import { booleanAt, filledTextAt, oneOrListAt } from './fields.ts';
import type { ServiceReading } from './service-reading.ts';

/** Environment files already read with the project's own classifications. */
export type EnvironmentFiles = Map<string, EnvironmentFileText>;

/** The variables of a service's `env_file`s, in the order of the files. */
export function fileEntriesOf(service: ServiceReading): readonly EnvironmentEntry[] {
  return oneOrListAt(service.node, 'env_file').flatMap((item) => {
    const wanted = wantedFile(item);
    return wanted ? readEntries(wanted, service) : [];
  });
}

interface WantedFile {
  readonly path: Located<string>;
  readonly required: boolean;
  readonly format: 'compose' | 'raw';
}

function wantedFile(item: Node): WantedFile | undefined {
  if (item.kind === 'sequence') return undefined;
  if (item.kind === 'mapping') {
    const path = filledTextAt(item, 'path');
    const required = booleanAt(item, 'required')?.value ?? true;
    const format = filledTextAt(item, 'format')?.value === 'raw' ? 'raw' : 'compose';
    return path && { path, required, format };
  }
  if (!isKnown(item) || item.value === '') return undefined;
  const path = { value: String(item.value), span: item.span };
  return { path, required: true, format: 'compose' };
}

function readEntries(wanted: WantedFile, service: ServiceReading): readonly EnvironmentEntry[] {
  const file = readFile(wanted, service);
  const { report } = service.reading;
  switch (file.kind) {
    case 'absent':
      if (wanted.required) reportAbsent(wanted, service);
      return [];
    case 'unreadable': {
      const names = { path: wanted.path.value, reason: file.reason };
      report(composeProblems['compose/file-unreadable'](wanted.path.span, names));
      return [];
    }
    case 'entries':
      for (const diagnostic of file.diagnostics) report(diagnostic);
      return file.entries.map(({ name, value }) => ({
        name: name.value,
        value: value ?? service.scope(name.value, 'value')?.text ?? null,
        source: 'env_file',
        span: name.span,
        nameSpan: name.span,
      }));
  }
}

/** Services often share a file; classifications of a service's own make the reading its own. */
function readFile({ path, format }: WantedFile, service: ServiceReading): EnvironmentFileText {
  const { declared, environmentFiles, reading, settings } = service;
  const request = { path: joinPath('', path.value), format, declared };
  if (settings.variables.size > 0) return reading.host.readEnvironmentFile(request);
  const key = `${format} ${request.path}`;
  const known = environmentFiles.get(key) ?? reading.host.readEnvironmentFile(request);
  environmentFiles.set(key, known);
  return known;
}

function reportAbsent({ path }: WantedFile, { reading }: ServiceReading): void {
  const cleaned = joinPath('', path.value);
  const names = { path: cleaned, nearest: nearestFile(cleaned, reading) };
  reading.report(composeProblems['compose/env-file-not-found'](path.span, names));
}
