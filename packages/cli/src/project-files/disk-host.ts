import { relative, resolve, sep } from 'node:path';
import {
  type Diagnostic,
  type EnvironmentFileRequest,
  type EnvironmentFileText,
  type EnvironmentFileValue,
  type FileText,
  type ProjectHost,
  parseEnvironmentFile,
  parseRawEnvironmentFile,
  revealVariable,
  type Span,
  type Text,
  type Variable,
  type VariableUse,
} from '@seaworthy/compiler';
import { disk, type FileSystem } from './file-system.ts';
import { listFolder } from './list-folder.ts';
import { readFileText } from './read-file-text.ts';
import { type FileVariables, readVariablesFiles } from './read-variables-files.ts';

export interface DiskHostOptions {
  /** Files of variables, absolute or from the project directory; `.env`, if there is one, when not given. */
  readonly envFiles?: readonly string[];
  readonly processEnvironment: NodeJS.ProcessEnv;
  /** What the compiler gets to see of a value; default: all but the secrets in it. */
  readonly reveal?: Reveal;
}

/** `origin` is the line of a file that sets it; absent: the process's own variable. */
export type Reveal = (name: string, value: string, use: VariableUse, origin?: Span) => Text;

/** A host over the disk, which also tells what is wrong with the files of variables. */
export interface DiskHost extends ProjectHost {
  /** Problems of `.env` and `--env-file`. */
  diagnostics(): readonly Diagnostic[];
  /**
   * What a variable is set to: in the process, in the files of variables, or in an `env_file` that
   * was read. For handing it to a task, never for showing it.
   */
  secretValue(name: string): string | undefined;
}

/**
 * Gives the compiler the files of a project directory and its variables. Values of variables stay
 * in here: what is handed out has the secrets left out by name. Each file is read once.
 */
export function diskHost(
  directory: string,
  options: DiskHostOptions,
  fileSystem: FileSystem = disk,
): DiskHost {
  const { reveal = revealVariable } = options;
  const texts = new Map<string, FileText>();
  const fromEnvironmentFiles = new Map<string, string>();
  let fromFiles: FileVariables | undefined;

  const readText = (path: string): FileText => {
    const known = texts.get(path);
    if (known) return known;
    const text = readFileText(resolve(directory, path), fileSystem);
    texts.set(path, text);
    return text;
  };

  const processVariable = (name: string): string | undefined =>
    Object.hasOwn(options.processEnvironment, name) ? options.processEnvironment[name] : undefined;

  const fileVariables = (): FileVariables => {
    fromFiles ??= readVariablesFiles(
      variableFiles(directory, options, readText),
      readText,
      processVariable,
    );
    return fromFiles;
  };

  const lookup = (name: string): string | undefined =>
    processVariable(name) ?? fileVariables().values.get(name)?.value;

  const variable = (name: string, use: VariableUse): Variable | undefined => {
    const value = lookup(name);
    if (value === undefined) return undefined;
    const set = processVariable(name) === undefined ? fileVariables().values.get(name) : undefined;
    const text = reveal(name, value, use, set?.name.span);
    return { name, text, empty: value === '', ...(set && { span: set.name.span }) };
  };

  const readEnvironmentFile = (request: EnvironmentFileRequest): EnvironmentFileText => {
    const file = readText(request.path);
    if (file.kind !== 'text') return file;
    const parse = request.format === 'raw' ? parseRawEnvironmentFile : parseEnvironmentFile;
    const { entries, diagnostics } = parse(request.path, file.text, lookup);
    for (const { name, value } of entries) {
      if (value !== null) fromEnvironmentFiles.set(name.value, value);
    }
    return {
      kind: 'entries',
      diagnostics,
      entries: entries.filter(isNamed).map(({ name, value }) => {
        const declared = request.declared.get(name.value);
        const use = { position: request.position ?? 'value', ...(declared && { declared }) };
        const text = value === null ? null : reveal(name.value, value, use, name.span);
        return { name, value: text };
      }),
    };
  };

  return {
    readText,
    listFolder: (path) => listFolder(resolve(directory, path), fileSystem),
    variable,
    readEnvironmentFile,
    diagnostics: () => fileVariables().diagnostics,
    secretValue: (name) => lookup(name) ?? fromEnvironmentFiles.get(name),
  };
}

/** A line that has no sign and is no usual name, nor set here, may be part of a secret. */
function isNamed({ name, value }: EnvironmentFileValue): boolean {
  return value !== null || /^[A-Z_][A-Z0-9_]*$|^\w+_proxy$/.test(name.value);
}

/** The files of variables, as spans name them: from the project directory, with `/`. */
function variableFiles(
  directory: string,
  { envFiles, processEnvironment }: DiskHostOptions,
  readText: (path: string) => FileText,
): readonly string[] {
  if (envFiles) {
    return envFiles.map((file) =>
      relative(directory, resolve(directory, file)).split(sep).join('/'),
    );
  }
  const isOff = /^(?:1|t|true)$/i.test(processEnvironment.COMPOSE_DISABLE_ENV_FILE ?? '');
  return isOff || readText('.env').kind === 'absent' ? [] : ['.env'];
}
