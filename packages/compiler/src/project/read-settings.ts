import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Classification } from '../variables/classify.ts';
import { entryOf, type MappingNode, type Node } from './node.ts';
import type { ProjectSettings, ServiceSettings } from './settings.ts';
import type { Form } from './settings-forms/form.ts';
import { projectSettings, serviceSettings } from './settings-forms/settings.ts';

/** Reads `x-seaworthy` of the project. A mistaken setting is reported and left out. */
export function readProjectSettings(node: Node | undefined): {
  readonly settings: ProjectSettings;
  readonly diagnostics: readonly Diagnostic[];
} {
  return readSettings<ProjectSettings>(projectSettings, node, { variables: new Map(), ignore: [] });
}

/** Reads `x-seaworthy` of a service. A mistaken setting is reported and left out. */
export function readServiceSettings(node: Node | undefined): {
  readonly settings: ServiceSettings;
  readonly diagnostics: readonly Diagnostic[];
} {
  const nothing = {
    hosts: [],
    paths: [],
    smoke: [],
    permissions: [],
    variables: new Map(),
    ignore: [],
  };
  return readSettings<ServiceSettings>(serviceSettings, node, nothing);
}

/**
 * What the project declares of its variables, read from the raw top level of a file before anything
 * is filled in. Tells of no mistakes: `readProjectSettings` does.
 */
export function readDeclaredVariables(topLevel: MappingNode): ReadonlyMap<string, Classification> {
  const extension = entryOf(topLevel, 'x-seaworthy')?.value;
  const variables =
    extension?.kind === 'mapping' ? entryOf(extension, 'variables')?.value : undefined;
  if (variables?.kind !== 'mapping') return new Map();
  return new Map(
    variables.entries.flatMap(({ key, value }) => {
      const word = value.kind === 'scalar' ? value.value : undefined;
      return word === 'plain' || word === 'secret' ? [[key, word] as const] : [];
    }),
  );
}

function readSettings<T>(
  form: Form<T>,
  node: Node | undefined,
  nothing: T,
): { readonly settings: T; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const isEmpty = node === undefined || (node.kind === 'scalar' && node.value === null);
  const place = {
    key: 'x-seaworthy',
    report: (problem: Diagnostic) => {
      diagnostics.push(problem);
    },
  };
  const settings = isEmpty ? undefined : form.read(node, place);
  return { settings: settings ?? nothing, diagnostics };
}
