import { resolve } from 'node:path';
import {
  type Application,
  type ApplicationSecret,
  type Diagnostic,
  type Project,
  type ReadRequest,
  readProject,
  revealVariable,
  type Span,
  type Text,
} from '@seaworthy/compiler';
import {
  type DiskHost,
  type DiskHostOptions,
  diskHost,
  type Reveal,
} from '../project-files/disk-host.ts';
import { secretValueProblems as problems } from './secret-value-problems.ts';

/** What this machine has for the keys of the application's secret. For handing over, never to be shown. */
export interface OwnValues {
  /** Keys without a value here are absent; so are those whose value is empty or blank. */
  readonly values: ReadonlyMap<string, string>;
  /** The lines of files that the values were read from. */
  readonly lines: ReadonlyMap<string, readonly ReadLine[]>;
  /** The variables that the project takes from the shell and from files, in order, each once. */
  readonly variables: readonly TakenVariable[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A variable that the project takes from outside; without a span, from the shell. */
export interface TakenVariable {
  readonly name: string;
  readonly value: string;
  readonly span?: Span;
}

/** A variable as a line of a file sets it. */
export interface ReadLine {
  readonly name: string;
  readonly value: string;
  readonly span: Span;
}

/** Where the project is, as for planning. */
export interface ProjectFolder {
  readonly directory: string;
  readonly request: ReadRequest;
  readonly host: Omit<DiskHostOptions, 'reveal'>;
}

/**
 * Reads for each key what Compose would give to the services that use it. The project is read once
 * more for that, with a ticket in place of every value, so that the compiler sees none of them.
 */
export function readOwnValues(
  { secrets }: Pick<Application, 'secrets'>,
  { directory, request, host: options }: ProjectFolder,
): OwnValues {
  const tickets = new Tickets();
  const host = diskHost(directory, { ...options, reveal: tickets.reveal });
  const { project } = readProject(request, { ...host, keepsLiterals: true });
  const values = new Map<string, string>();
  const lines = new Map<string, readonly ReadLine[]>();
  const diagnostics: Diagnostic[] = [];
  for (const secret of project ? secrets : []) {
    const found = readingsOf(secret, project, { tickets, host, directory });
    const [first, ...others] = new Set(found.map(({ value }) => value));
    if (others.length > 0) diagnostics.push(twoValues(secret));
    else if (first !== undefined && /\S/.test(first)) values.set(secret.key, first);
    lines.set(secret.key, found[0]?.lines ?? []);
  }
  return { values, lines, diagnostics, variables: tickets.taken() };
}

interface Sources {
  readonly tickets: Tickets;
  readonly host: DiskHost;
  readonly directory: string;
}

interface Reading {
  readonly value: string | undefined;
  readonly lines: readonly ReadLine[];
}

/** The value in each place that uses the key. */
function readingsOf(
  { file, usedBy }: ApplicationSecret,
  project: Project | undefined,
  sources: Sources,
): readonly Reading[] {
  if (file !== undefined) return [{ value: contentOf(file, project, sources), lines: [] }];
  return usedBy.flatMap(({ service, variable }) => {
    const entries = project?.services.find(({ name }) => name === service)?.environment ?? [];
    const entry = entries.find(({ name }) => name === variable);
    return entry?.value ? [sources.tickets.redeem(entry.value)] : [];
  });
}

/** The content of a Compose secret, without the line feed that editors put at the end of files. */
function contentOf(
  name: string,
  project: Project | undefined,
  { host, directory }: Sources,
): string | undefined {
  const source = project?.secrets.find((secret) => secret.name === name)?.source;
  if (source?.kind === 'environment') return host.secretValue(source.variable);
  if (source?.kind !== 'file') return undefined;
  const file = host.readText(resolve(directory, source.path));
  return file.kind === 'text' ? file.text.replace(/\r?\n$/, '') : undefined;
}

function twoValues({ key, usedBy, span }: ApplicationSecret): Diagnostic {
  const services = [...new Set(usedBy.map(({ service }) => service))];
  return problems['secrets/two-values'](span, { key, services });
}

/** Keeps values and gives tickets for them, which the compiler takes for the names of secrets. */
class Tickets {
  readonly #kept = new Map<string, TakenVariable>();
  readonly #taken = new Map<string, TakenVariable>();

  /** What shapes the project, such as a port, is shown as in planning. */
  readonly reveal: Reveal = (name, value, use, span) => {
    const taken = { name, value, ...(span && { span }) };
    if (!this.#taken.has(name)) this.#taken.set(name, taken);
    if (use.position === 'structure') return revealVariable(name, value, use);
    const ticket = `\0${this.#kept.size}`;
    this.#kept.set(ticket, taken);
    return value === '' ? [] : [{ kind: 'secret', name: ticket }];
  };

  taken(): readonly TakenVariable[] {
    return [...this.#taken.values()];
  }

  /** The value that a text with tickets stands for; undefined when a part of it has none. */
  redeem(text: Text): Reading {
    const lines: ReadLine[] = [];
    let value = '';
    for (const part of text) {
      const kept = part.kind === 'secret' ? this.#kept.get(part.name) : undefined;
      if (part.kind === 'secret' && !kept) return { value: undefined, lines: [] };
      value += part.kind === 'text' ? part.text : (kept?.value ?? '');
      if (kept?.span) lines.push({ name: kept.name, value: kept.value, span: kept.span });
    }
    return { value, lines };
  }
}
