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

/** Options by their letter. */
export type Shorts = Readonly<Record<string, OptionName>>;

/**
 * Tells options from the rest. Letters of a command's own count after its name: in
 * `-f prod.yaml logs -f`, the first is a file and the second follows. Throws a `UsageError` for an
 * unknown option or a wrong value.
 */
export function splitArguments(
  args: readonly string[],
  shortsOf: (command: string) => Shorts = () => ({}),
): SplitArguments {
  const tokens = tokensOf(args, shortsOf);
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

function tokensOf(args: readonly string[], shortsOf: (command: string) => Shorts) {
  const tokens = parse(args, {});
  const command = tokens.find(({ kind }) => kind === 'positional');
  const name = command && args[command.index];
  const shorts = name === undefined ? {} : shortsOf(name);
  if (!command || Object.keys(shorts).length === 0) return tokens;
  const after = command.index + 1;
  return [...parse(args.slice(0, after), {}), ...parse(args.slice(after), shorts)];
}

function parse(args: readonly string[], shorts: Shorts) {
  return parseArgs({
    args: [...args],
    options: parserOptions(shorts),
    strict: false,
    tokens: true,
  }).tokens;
}

function parserOptions(shorts: Shorts) {
  const ownLetter = new Map(Object.entries(shorts).map(([letter, name]) => [String(name), letter]));
  return Object.fromEntries(
    Object.entries(definitions).map(([name, { short, value }]) => {
      const letter = ownLetter.get(name) ?? (short && short in shorts ? undefined : short);
      const type = value === undefined ? 'boolean' : 'string';
      return [name, { type, ...(letter && { short: letter }) } as const];
    }),
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
