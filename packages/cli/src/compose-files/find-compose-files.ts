import { dirname, join, parse } from 'node:path';
import { readFolder } from './read-folder.ts';

/** Compose's default names, in its order. */
const defaultNames = [
  'compose.yaml',
  'compose.yml',
  'docker-compose.yml',
  'docker-compose.yaml',
] as const;

/** Compose files, absolute, and what to say about the choice. */
export interface ChosenFiles {
  readonly files: readonly string[];
  readonly notes: readonly string[];
}

/** Looks for the default names in a folder and in those above it, as Compose does. */
export function findComposeFiles(
  folder: string,
  environment: string,
  start = folder,
): ChosenFiles | undefined {
  const names = namesIn(folder);
  const [base, ...others] = defaultNames.filter((name) => names.has(name));
  if (base === undefined) {
    const above = dirname(folder);
    return above === folder ? undefined : findComposeFiles(above, environment, start);
  }
  const { name: stem } = parse(base);
  const overlay = firstOf(names, `${stem}.${environment}`);
  const override = firstOf(names, `${stem}.override`);
  return {
    files: [base, ...(overlay ? [overlay] : [])].map((name) => join(folder, name)),
    notes: [
      ...(folder === start ? [] : [`${join(folder, base)} is read, because ${start} has none`]),
      ...others.map((name) => `${name} is not read, because ${base} comes before it`),
      ...(override ? [`${override} is not read, because it is for local work`] : []),
    ],
  };
}

function namesIn(folder: string): ReadonlySet<string> {
  const found = readFolder(folder);
  return found.kind === 'read' ? found.names : new Set();
}

function firstOf(names: ReadonlySet<string>, stem: string): string | undefined {
  return [`${stem}.yaml`, `${stem}.yml`].find((name) => names.has(name));
}
