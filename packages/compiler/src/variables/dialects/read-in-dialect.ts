import type { VariableLookup } from '../expand-template.ts';
import { parseRawEnvironmentFile } from '../read-raw-environment-file.ts';
import { expandDotenvx } from './expand-dotenvx.ts';
import { readEcsFile } from './read-ecs-file.ts';
import { scanDotenv } from './scan-dotenv.ts';

/** Ways to read a file of variables, other than Compose's own. */
export type Dialect = 'dotenv' | 'dotenvx' | 'docker-run' | 'ecs-file';

/** By name; undefined for what only running a command would tell. */
export type DialectReading = ReadonlyMap<string, string | undefined>;

/** What another program would take a file of variables for; a later line of a name counts. */
export function readInDialect(
  dialect: Dialect,
  text: string,
  lookup: VariableLookup,
): DialectReading {
  return readers[dialect](text, lookup);
}

const readers: Readonly<Record<Dialect, (text: string, lookup: VariableLookup) => DialectReading>> =
  {
    dotenv: (text) =>
      new Map(scanDotenv(text).map((line) => [line.name, unescapeLines(line.quote, line.text)])),
    dotenvx: (text, lookup) => expandDotenvx(scanDotenv(text), lookup),
    'docker-run': (text, lookup) => {
      const { entries } = parseRawEnvironmentFile('', text, lookup);
      return new Map(
        entries.flatMap(({ name, value }) => (value === null ? [] : [[name.value, value]])),
      );
    },
    'ecs-file': (text) => readEcsFile(text),
  };

function unescapeLines(quote: string, text: string): string {
  return quote === '"' ? text.replaceAll('\\n', '\n').replaceAll('\\r', '\r') : text;
}
