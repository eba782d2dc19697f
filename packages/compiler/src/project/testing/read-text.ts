import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { MappingNode } from '../node.ts';
import { type ProjectReading, type ReadRequest, readProject } from '../read-project.ts';
import { readYaml as readYamlFile } from '../yaml/read-yaml.ts';
import { memoryHost } from './memory-host.ts';

/** YAML text as nodes of `compose.yaml`, for tests; throws when it is not one mapping. */
export function readYaml(text: string): MappingNode {
  const diagnostics: Diagnostic[] = [];
  const { documents } = readYamlFile({ path: 'compose.yaml', text }, (diagnostic) =>
    diagnostics.push(diagnostic),
  );
  const [root] = documents;
  if (!root || diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  return root;
}

/** What a test may set beside the Compose text. */
export interface ReadTextOptions extends Partial<ReadRequest> {
  readonly others?: Readonly<Record<string, string>>;
  readonly variables?: Readonly<Record<string, string>>;
}

/** Reads Compose text as `compose.yaml` of a folder named `shop`, for tests. */
export function readText(text: string, options: ReadTextOptions = {}): ProjectReading {
  const { others = {}, variables, ...request } = options;
  return readProject(
    { files: ['compose.yaml'], folderName: 'shop', profiles: [], strict: false, ...request },
    memoryHost({ 'compose.yaml': text, ...others }, variables),
  );
}
