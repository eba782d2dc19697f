import { classifyVariable } from '../../variables/classify.ts';
import { concealSecrets } from '../../variables/conceal.ts';
import { parseEnvironmentFile } from '../../variables/read-environment-file.ts';
import { plainText, type Text, type Variable } from '../../variables/text.ts';
import type {
  EnvironmentFileRequest,
  EnvironmentFileText,
  ProjectHost,
  VariableUse,
} from '../host.ts';

/** A host over files and variables in memory, for tests: no disk, no process. */
export function memoryHost(
  files: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, string>> = {},
): ProjectHost {
  const lookup = (name: string) => (Object.hasOwn(variables, name) ? variables[name] : undefined);
  return {
    readText: (path) => {
      const text = Object.hasOwn(files, path) ? files[path] : undefined;
      return text === undefined ? { kind: 'absent' } : { kind: 'text', text };
    },
    listFolder: (path) => namesIn(path, Object.keys(files)),
    variable: (name, use) => {
      const value = lookup(name);
      return value === undefined ? undefined : asSeen(name, value, use);
    },
    readEnvironmentFile: (request) => readEntries(request, files, lookup),
  };
}

function asSeen(name: string, value: string, use: VariableUse): Variable {
  return { name, text: reveal(name, value, use), empty: value === '' };
}

function reveal(name: string, value: string, { declared, position }: VariableUse): Text {
  const unsure = declared === undefined && classifyVariable(name, value) === 'unsure';
  if (unsure && position === 'structure') return plainText(value);
  return concealSecrets(name, plainText(value), declared);
}

function namesIn(folder: string, paths: readonly string[]): readonly string[] {
  const prefix = folder === '' || folder === '.' ? '' : `${folder}/`;
  const names = paths.flatMap((path) => {
    if (!path.startsWith(prefix)) return [];
    const [first = '', ...rest] = path.slice(prefix.length).split('/');
    return [rest.length > 0 ? `${first}/` : first];
  });
  return [...new Set(names)].sort();
}

function readEntries(
  request: EnvironmentFileRequest,
  files: Readonly<Record<string, string>>,
  lookup: (name: string) => string | undefined,
): EnvironmentFileText {
  const text = Object.hasOwn(files, request.path) ? files[request.path] : undefined;
  if (text === undefined) return { kind: 'absent' };
  const { entries, diagnostics } = parseEnvironmentFile(request.path, text, lookup);
  return {
    kind: 'entries',
    diagnostics,
    entries: entries.map(({ name, value }) => {
      const declared = request.declared.get(name.value);
      const use = { position: request.position ?? 'value', ...(declared && { declared }) };
      return { name, value: value === null ? null : reveal(name.value, value, use) };
    }),
  };
}
