import { parseEnv } from 'node:util';
import { type Dialect, type DialectReading, readInDialect, type Span } from '@seaworthy/compiler';
import type { OwnValues, ReadLine } from './own-values.ts';
import { type FileDialect, readValuesFile } from './read-values-file.ts';

/** A key whose line means another value to other programs than to the one that it is meant for. */
export interface Difference {
  readonly key: string;
  readonly span: Span;
  readonly programs: readonly string[];
}

/** Names of programs by the way in which they read a file of variables. */
const programs: Readonly<Record<Dialect | FileDialect, string>> = {
  compose: 'Compose',
  dotenv: 'dotenv',
  dotenvx: 'dotenvx',
  node: 'node --env-file',
  'docker-run': 'docker run --env-file',
  'ecs-file': 'ECS’s environmentFiles',
};

/** Largest text that is compared, in characters: a secret is much smaller. */
const largestCompared = 1_000_000;

/** The keys whose value would be another one if another program read their file; `meant` did. */
export function findDifferences(
  { lines }: Pick<OwnValues, 'lines'>,
  readText: (path: string) => string | undefined,
  meant: FileDialect = 'compose',
): readonly Difference[] {
  const readings = new Map<string, ReadonlyMap<string, DialectReading>>();
  const readingsOf = (path: string): ReadonlyMap<string, DialectReading> => {
    const known = readings.get(path) ?? readAll(readText(path) ?? '', meant);
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

function readAll(text: string, meant: FileDialect): ReadonlyMap<string, DialectReading> {
  if (text.length > largestCompared) return new Map();
  const dialects: readonly Dialect[] = ['dotenv', 'dotenvx', 'docker-run', 'ecs-file'];
  const others: readonly (readonly [string, DialectReading])[] = [
    ...dialects
      .filter((dialect) => dialect !== meant)
      .map((dialect) => [programs[dialect], readInDialect(dialect, text, unknown)] as const),
    ...(meant === 'node'
      ? []
      : [[programs.node, new Map(Object.entries(parseEnv(text)))] as const]),
    ...(meant === 'compose' ? [] : [[programs.compose, readAsCompose(text)] as const]),
  ];
  return new Map(others);
}

function readAsCompose(text: string): DialectReading {
  const { lines } = readValuesFile('compose', '', text, unknown);
  return new Map(lines.map(({ name, value }) => [name, value]));
}

function unknown(): undefined {}
