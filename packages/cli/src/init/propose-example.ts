import { classifyVariable } from '@seaworthy/compiler';
import type { TakenVariable } from '../secrets/own-values.ts';
import { type InitFacts, type Propose, withLines } from './proposal.ts';

const path = '.env.example';

/** `.env.example`, in step with what the project takes from outside: names, and values that are no secrets. */
export const proposeExample: Propose = (facts) => {
  const before = facts.textOf(path);
  const known = new Set(namesIn(before ?? ''));
  const missing = variablesOf(facts).filter(({ name }) => !known.has(name));
  if (missing.length === 0) return [];
  const lines = missing.map(({ name, value }) => `${name}=${value}`);
  if (before !== undefined) {
    const why = 'Says which variables the project takes: some are not in it yet.';
    return [{ path, before, after: withLines(before, lines), why }];
  }
  const heading = '# Copy to .env and fill in. Keep values of secrets out of this file.';
  const why = 'Says to whoever comes next which variables the project takes.';
  return [{ path, after: withLines('', [heading, ...lines]), why }];
};

/** Names of lines, also of those that are commented out: their owner has thought of them. */
function namesIn(text: string): readonly string[] {
  return [...text.matchAll(/^[\t ]*(?:#[\t ]*)?(?:export[\t ]+)?([A-Za-z_][\w.-]*)[\t ]*=/gm)].map(
    ([, name = '']) => name,
  );
}

interface ExampleVariable {
  readonly name: string;
  readonly value: string;
}

/** What `.env` and the shell give, and the secrets that nobody gives yet; other files are named otherwise. */
function variablesOf({ plan, variables }: InitFacts): readonly ExampleVariable[] {
  const declared = plan.project.settings.variables;
  const taken = variables
    .filter(({ name, span }) => isDotenv(span?.file) && !name.startsWith('COMPOSE_'))
    .toSorted((one, other) => placeOf(one) - placeOf(other))
    .map(({ name, value }) => {
      const isPlain = declared.get(name)?.value === 'plain' || isPlainByBoth(name, value);
      return { name, value: isPlain && /^[\w./:@%+,-]*$/.test(value) ? value : '' };
    });
  const names = new Set(variables.map(({ name }) => name));
  const unset = plan.application.secrets.filter(
    ({ key, file }) => file === undefined && !names.has(key) && /^[A-Za-z_]\w*$/.test(key),
  );
  return [...taken, ...unset.map(({ key }) => ({ name: key, value: '' }))];
}

/** By name and by value: the file is for everybody to read. */
function isPlainByBoth(name: string, value: string): boolean {
  return classifyVariable(name, value) === 'plain' && classifyVariable('VALUE', value) === 'plain';
}

/** As in the file; what the shell gives comes last. */
function placeOf({ span }: TakenVariable): number {
  return span?.start ?? Number.POSITIVE_INFINITY;
}

function isDotenv(file: string | undefined): boolean {
  return file === undefined || /(?:^|\/)\.env$/.test(file);
}
