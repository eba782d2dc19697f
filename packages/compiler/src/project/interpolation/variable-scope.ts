import type { Classification } from '../../variables/classify.ts';
import { plainText, type Variable } from '../../variables/text.ts';
import type { ProjectHost, VariablePosition } from '../host.ts';

/** Finds the variables that a file may use. */
export type VariableScope = (name: string, position: VariablePosition) => Variable | undefined;

/** The classifications that the project declares, by variable name. */
export type Declared = ReadonlyMap<string, Classification>;

/** The variables of the process and of `.env`; the project's name is Compose's own variable. */
export function hostScope(
  host: ProjectHost,
  declared: Declared,
  projectName: string,
): VariableScope {
  const ownName: Variable = {
    name: 'COMPOSE_PROJECT_NAME',
    text: plainText(projectName),
    empty: false,
  };
  return remembering((name, position) => {
    if (name === ownName.name) return ownName;
    const classification = declared.get(name);
    return host.variable(name, {
      position,
      ...(classification && { declared: classification }),
    });
  });
}

/** The variables of an included file: its own environment files fill what `outer` leaves unset. */
export function includedScope(
  outer: VariableScope,
  environmentFiles: readonly string[],
  host: ProjectHost,
  declared: Declared,
): VariableScope {
  const inFiles: Partial<Record<VariablePosition, ReadonlyMap<string, Variable>>> = {};
  return remembering((name, position) => {
    const set = outer(name, position);
    if (set) return set;
    inFiles[position] ??= readVariables(environmentFiles, host, declared, position);
    return inFiles[position].get(name);
  });
}

/** Of several files, the later one counts. */
function readVariables(
  paths: readonly string[],
  host: ProjectHost,
  declared: Declared,
  position: VariablePosition,
): ReadonlyMap<string, Variable> {
  const variables = new Map<string, Variable>();
  for (const path of paths) {
    const file = host.readEnvironmentFile({ path, format: 'compose', declared, position });
    if (file.kind !== 'entries') continue;
    for (const { name, value: text } of file.entries) {
      if (!text) continue;
      const empty = text.length === 0;
      variables.set(name.value, { name: name.value, text, empty, span: name.span });
    }
  }
  return variables;
}

/** A thousand services ask for the same few variables. */
function remembering(scope: VariableScope): VariableScope {
  const known = {
    structure: new Map<string, Variable | undefined>(),
    value: new Map<string, Variable | undefined>(),
  };
  return (name, position) => {
    const found = known[position];
    if (!found.has(name)) found.set(name, scope(name, position));
    return found.get(name);
  };
}
