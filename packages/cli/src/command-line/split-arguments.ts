import { parseArgs } from 'node:util';
import { type OptionDefinition, type OptionName, optionDefinitions } from './options.ts';
import { suggestion, UsageError } from './usage-error.ts';

/** The options given, each with its values in order; a switch has the value `true`. */
export type GivenOptions = { readonly [Name in OptionName]?: readonly string[] };

export interface SplitArguments {
  readonly positionals: readonly string[];
  readonly given: GivenOptions;
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

const definitions: Readonly<Record<OptionName, OptionDefinition>> = optionDefinitions;

/** Tells options from the rest. Throws a `UsageError` for an unknown option or a wrong value. */
export function splitArguments(args: readonly string[]): SplitArguments {
  const { tokens } = parseArgs({
    args: [...args],
    options: parserOptions(),
    strict: false,
    tokens: true,
  });
  const positionals: string[] = [];
  const given: { [Name in OptionName]?: string[] } = {};
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const name = knownName(token);
    const values = given[name] ?? [];
    values.push(valueFor(token, name));
    given[name] = values;
  }
  return { positionals, given };
}

function parserOptions() {
  return Object.fromEntries(
    Object.entries(definitions).map(([name, { short, value }]) => [
      name,
      { type: value === undefined ? 'boolean' : 'string', ...(short && { short }) } as const,
    ]),
  );
}

function knownName({ name, rawName }: OptionToken): OptionName {
  if (isOptionName(name)) return name;
  const names = Object.keys(definitions).map((known) => `--${known}`);
  const hint = suggestion(rawName, names, 'seaworthy help COMMAND lists the options');
  throw new UsageError(`there is no option ${rawName}`, hint);
}

function isOptionName(name: string): name is OptionName {
  return Object.hasOwn(definitions, name);
}

function valueFor({ rawName, value, inlineValue }: OptionToken, name: OptionName): string {
  const definition = definitions[name];
  if (definition.value === undefined) {
    if (value === undefined) return 'true';
    throw new UsageError(`${rawName} takes no value`, `leave out =${value}`);
  }
  if (value === undefined || value === '' || (!inlineValue && /^-./.test(value))) {
    throw new UsageError(`${rawName} needs a value`, `write ${rawName} ${definition.value}`);
  }
  refuseWrongValue(rawName, value, definition);
  return value;
}

function refuseWrongValue(rawName: string, value: string, { choices, form }: OptionDefinition) {
  if (choices && !choices.includes(value)) {
    const hint = suggestion(value, choices, `it takes ${choices.join(' or ')}`);
    throw new UsageError(`${rawName} does not take ${value}`, hint);
  }
  if (form && !form.pattern.test(value)) {
    throw new UsageError(`${rawName} does not take ${value}`, `it takes ${form.words}`);
  }
}
