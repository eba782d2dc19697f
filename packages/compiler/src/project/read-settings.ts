import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Classification } from '../variables/classify.ts';
import type { MappingNode, Node } from './node.ts';
import type { ProjectSettings, ServiceSettings } from './settings.ts';

/** Reads `x-seaworthy` of the project. */
export function readProjectSettings(_node: Node | undefined): {
  settings: ProjectSettings;
  diagnostics: readonly Diagnostic[];
} {
  return { settings: { variables: new Map(), ignore: [] }, diagnostics: [] };
}

/** Reads `x-seaworthy` of a service. */
export function readServiceSettings(_node: Node | undefined): {
  settings: ServiceSettings;
  diagnostics: readonly Diagnostic[];
} {
  return {
    settings: { hosts: [], paths: [], permissions: [], variables: new Map(), ignore: [] },
    diagnostics: [],
  };
}

/** The classifications that the project declares, read before anything is interpolated. */
export function readDeclaredVariables(
  _topLevel: MappingNode,
): ReadonlyMap<string, Classification> {
  return new Map();
}
