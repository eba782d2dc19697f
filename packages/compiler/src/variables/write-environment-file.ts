import { parseEnvironmentFile } from './read-environment-file.ts';

/** A file of variables as text, and the variables that no line could hold. */
export interface WrittenEnvironmentFile {
  readonly text: string;
  readonly unwritable: readonly string[];
}

/** Stands above a value that needs Compose's own escapes. */
const onlyForCompose = '# Only Compose reads the next value as it is meant:';

/**
 * Writes variables so that Compose reads back the same, and where that can be, dotenv, Node and
 * python-dotenv too. Every line was read back before it is given out.
 */
export function writeEnvironmentFile(
  values: ReadonlyMap<string, string>,
  heading: string,
): WrittenEnvironmentFile {
  const lines: string[] = [];
  const unwritable: string[] = [];
  for (const [name, value] of values) {
    const form = forms.find(({ holds }) => holds(value));
    const line = `${name}=${form?.write(value) ?? ''}`;
    if (!form || !readsBack(line, name, value)) unwritable.push(name);
    else lines.push(...(form.note ? [form.note] : []), line);
  }
  return { text: [`# ${heading}`, ...lines, ''].join('\n'), unwritable };
}

interface Form {
  readonly holds: (value: string) => boolean;
  readonly write: (value: string) => string;
  readonly note?: string;
}

/** The first that holds a value is taken: those before the last mean the same in most tools. */
const forms: readonly Form[] = [
  { holds: (value) => /^[\w./:@%+,=-]+$/.test(value), write: (value) => value },
  { holds: (value) => !/['\r\0]|\\\\|\$\{|\\$/.test(value), write: (value) => `'${value}'` },
  { holds: (value) => !/["$\\`\r\0]/.test(value), write: (value) => `"${value}"` },
  {
    holds: (value) => !value.includes('\0'),
    write: (value) => `"${value.replace(/[\\"$]/g, '\\$&').replaceAll('\r', '\\r')}"`,
    note: onlyForCompose,
  },
];

function readsBack(line: string, name: string, value: string): boolean {
  const { entries, diagnostics } = parseEnvironmentFile('', `${line}\n`, () => undefined);
  const [only, ...others] = entries;
  return (
    diagnostics.length === 0 &&
    others.length === 0 &&
    only?.name.value === name &&
    only.value === value
  );
}
