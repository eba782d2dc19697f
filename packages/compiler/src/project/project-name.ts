import { type Located, located, type Span } from '../source/span.ts';
import { substitute } from '../variables/substitute.ts';
import { displayText } from '../variables/text.ts';
import { composeProblems } from './compose-diagnostics.ts';
import { entryOf, type MappingNode } from './node.ts';
import type { Reading } from './reading.ts';

/** What may name a project. */
export interface NameSources {
  /** `-p`. */
  readonly projectName?: string;
  readonly folderName: string;
  /** The top level of every `-f` file, in order. */
  readonly documents: readonly MappingNode[];
}

/**
 * The project's name, in Compose's order: `-p`, COMPOSE_PROJECT_NAME, `name:`, the folder. Where
 * no file says it, its place is the first key of the first file.
 */
export function readProjectName(sources: NameSources, reading: Reading): Located<string> {
  const place = sources.documents[0]?.entries[0]?.keySpan ?? { file: '', start: 0, end: 0 };
  const given = sources.projectName ?? variableName(reading);
  if (given !== undefined) return located(strictName(given, reading), place);
  const written = writtenName(sources.documents, reading);
  if (written && written.value !== '') return fromFile(written, reading);
  const name = normalise(sources.folderName);
  if (name === '') reportUnusable(undefined, sources.folderName, reading);
  return located(name || fallback, place);
}

/** Lets reading go on when no name can be used. */
const fallback = 'project';

function variableName({ host }: Reading): string | undefined {
  const variable = host.variable('COMPOSE_PROJECT_NAME', { position: 'structure' });
  return variable && !variable.empty ? displayText(variable.text) : undefined;
}

/** A name given on the command line is taken as it is, or not at all. */
function strictName(name: string, reading: Reading): string {
  const usable = normalise(name);
  if (usable !== name) reportUnusable(undefined, name, reading);
  return usable || fallback;
}

/** The last file that has a name counts; its variables are those of the host. */
function writtenName(
  documents: readonly MappingNode[],
  { host }: Reading,
): Located<string> | undefined {
  const name = documents
    .map((document) => entryOf(document, 'name')?.value)
    .findLast((value) => value?.kind === 'scalar' && typeof value.value === 'string');
  if (name?.kind !== 'scalar') return undefined;
  const { text } = substitute(String(name.value), (variable) =>
    host.variable(variable, { position: 'structure' }),
  );
  return located(displayText(text), name.span);
}

function fromFile({ value, span }: Located<string>, reading: Reading): Located<string> {
  const used = normalise(value);
  if (used === '') reportUnusable(span, value, reading);
  else if (used !== value) {
    const names = { name: value, used };
    reading.report(composeProblems['compose/project-name-changed'](span, names));
  }
  return located(used || fallback, span);
}

/** Compose's own rule. */
function normalise(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9_-]/g, '')
    .replace(/^[_-]+/, '');
}

function reportUnusable(span: Span | undefined, name: string, reading: Reading): void {
  reading.report(composeProblems['compose/project-name'](span, { name }));
}
