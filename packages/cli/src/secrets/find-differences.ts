import { parseEnv } from 'node:util';
import { type Dialect, type DialectReading, readInDialect, type Span } from '@seaworthy/compiler';
import type { OwnValues, ReadLine } from './own-values.ts';

/** A key whose line means another value to other programs than to Compose. */
export interface Difference {
  readonly key: string;
  readonly span: Span;
  readonly programs: readonly string[];
}

/** Names of programs by the way in which they read a file of variables. */
const programs: Readonly<Record<Dialect | 'node', string>> = {
  dotenv: 'dotenv',
  dotenvx: 'dotenvx',
  node: 'node --env-file',
  'docker-run': 'docker run --env-file',
  'ecs-file': 'ECS’s environmentFiles',
};

/** Largest text that is compared, in characters: a secret is much smaller. */
const largestCompared = 1_000_000;

/** The keys whose value would be another one if another program read their file. */
export function findDifferences(
  { lines }: Pick<OwnValues, 'lines'>,
  readText: (path: string) => string | undefined,
): readonly Difference[] {
  const readings = new Map<string, ReadonlyMap<string, DialectReading>>();
  const readingsOf = (path: string): ReadonlyMap<string, DialectReading> => {
    const known = readings.get(path) ?? readAll(readText(path) ?? '');
    readings.set(path, known);
    return known;
  };
  return [...lines].flatMap(([key, own]) => {
    const found = new Set(own.flatMap((line) => differing(line, readingsOf(line.span.file))));
    const [first] = own;
    return first && found.size > 0 ? [{ key, span: first.span, programs: [...found] }] : [];
  });
}

function differing(
  { name, value }: ReadLine,
  readings: ReadonlyMap<string, DialectReading>,
): readonly string[] {
  return [...readings].filter(([, read]) => read.get(name) !== value).map(([program]) => program);
}

function readAll(text: string): ReadonlyMap<string, DialectReading> {
  if (text.length > largestCompared) return new Map();
  const dialects: readonly Dialect[] = ['dotenv', 'dotenvx', 'docker-run', 'ecs-file'];
  return new Map([
    ...dialects.map((dialect): [string, DialectReading] => [
      programs[dialect],
      readInDialect(dialect, text, () => undefined),
    ]),
    [programs.node, new Map(Object.entries(parseEnv(text)))],
  ]);
}
