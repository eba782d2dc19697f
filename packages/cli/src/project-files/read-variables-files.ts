import { basename } from 'node:path';
import {
  type Diagnostic,
  type EnvironmentFileValue,
  environmentFileProblems,
  type FileText,
  parseEnvironmentFile,
  type VariableLookup,
} from '@seaworthy/compiler';

/** The variables that `.env` or the files of `--env-file` set, in clear text. */
export interface FileVariables {
  readonly values: ReadonlyMap<string, EnvironmentFileValue & { readonly value: string }>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads files of variables one after the other; later ones come before earlier ones. */
export function readVariablesFiles(
  paths: readonly string[],
  readText: (path: string) => FileText,
  processVariable: VariableLookup,
): FileVariables {
  const values = new Map<string, EnvironmentFileValue & { readonly value: string }>();
  const problems: (readonly Diagnostic[])[] = [];
  const earlier: VariableLookup = (name) => values.get(name)?.value;
  for (const path of paths) {
    const file = readText(path);
    if (file.kind !== 'text') {
      problems.push(problemWith(path, file));
      continue;
    }
    const reading = parseEnvironmentFile(path, file.text, processVariable, earlier);
    problems.push(reading.diagnostics);
    for (const entry of reading.entries) {
      if (entry.value !== null) values.set(entry.name.value, { ...entry, value: entry.value });
    }
  }
  return { values, diagnostics: problems.flat() };
}

function problemWith(
  path: string,
  file: Exclude<FileText, { readonly kind: 'text' }>,
): readonly Diagnostic[] {
  if (file.kind === 'absent') {
    return [environmentFileProblems['env-file/absent'](undefined, { path })];
  }
  // Docker makes a folder of a missing `.env` that is mounted; Compose passes over it.
  if (basename(path) === '.env' && file.reason === 'it is a folder') return [];
  const given = { path, reason: file.reason };
  return [environmentFileProblems['env-file/unreadable'](undefined, given)];
}
