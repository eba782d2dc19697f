import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Project } from '../../project/project.ts';
import { readProject } from '../../project/read-project.ts';
import { memoryHost } from '../../project/testing/memory-host.ts';
import type { Application, ApplicationService, TaskKind } from '../application.ts';
import type { Store } from '../store.ts';
import { understandProject } from '../understand-project.ts';
import type { Value } from '../value.ts';

/** What a test project has beside its Compose file. */
export interface Surroundings {
  readonly files?: Readonly<Record<string, string>>;
  readonly variables?: Readonly<Record<string, string>>;
  readonly environment?: string;
  /** Default eu-central-1; empty: none is asked for. */
  readonly region?: string;
  readonly machineRegion?: string;
}

/** A project as understood, with what a test asks about it. */
export interface Understood {
  readonly project: Project;
  readonly application: Application;
  /** Of understanding alone, not of reading. */
  readonly diagnostics: readonly Diagnostic[];
  /** Their codes without `application/`. */
  readonly codes: readonly string[];
  service(name: string): ApplicationService;
  task(name: string): TaskKind;
  store(name: string): Store;
  /** A variable of a service as people would write it; undefined when it is not set. */
  variable(service: string, name: string): string | undefined;
  /** The text of the Compose file that a diagnostic points at. */
  pointed(code: string): string | undefined;
}

/** Reads and understands a Compose file in a folder called `shop`. */
export function understand(compose: string, around: Surroundings = {}): Understood {
  const host = memoryHost({ 'compose.yaml': compose, ...around.files }, around.variables);
  const region = around.region ?? 'eu-central-1';
  const request = { files: ['compose.yaml'], folderName: 'shop', profiles: [] };
  const { project, diagnostics: misread } = readProject(request, host);
  if (!project) throw new Error(`not read: ${misread.map(({ message }) => message).join('\n')}`);
  const { application, diagnostics } = understandProject(
    project,
    {
      environment: around.environment ?? 'production',
      ...(region !== '' && { region }),
      ...(around.machineRegion !== undefined && { machineRegion: around.machineRegion }),
    },
    host,
  );
  const service = (name: string) => found(application.services, name);
  const task = (name: string) => {
    const some = service(name);
    if (some.kind === 'site') throw new Error(`${name} is a site`);
    return some;
  };
  return {
    project,
    application,
    diagnostics,
    codes: diagnostics.map(({ code }) => code.replace('application/', '')),
    service,
    task,
    store: (name) => found(application.stores, name),
    variable: (of, name) => {
      const binding = task(of).environment.find((each) => each.name === name);
      return binding && shown(binding.value);
    },
    pointed: (code) => {
      const span = diagnostics.find((each) => each.code === `application/${code}`)?.span;
      return span && compose.slice(span.start, span.end);
    },
  };
}

function found<Item extends { readonly name: string }>(items: readonly Item[], name: string): Item {
  const item = items.find((each) => each.name === name);
  if (!item) throw new Error(`no ${name} among ${items.map((each) => each.name).join(', ')}`);
  return item;
}

/** `postgres://{db.username}:{db.password}@{db.host}/app`, `{secret API_KEY}`, `{region}` */
export function shown(value: Value): string {
  return value.map(shownPart).join('');
}

function shownPart(part: Value[number]): string {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'secret':
      return `{secret ${part.key}}`;
    case 'region':
      return '{region}';
    case 'store':
      return `{${[part.store, part.item, part.attribute].filter(Boolean).join('.')}}`;
  }
}
