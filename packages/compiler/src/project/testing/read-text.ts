import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { lineStartsOf, positionIn } from '../../source/source-file.ts';
import type { MappingNode } from '../node.ts';
import { type ProjectReading, type ReadRequest, readProject } from '../read-project.ts';
import { readYaml as readYamlFile } from '../yaml/read-yaml.ts';
import { memoryHost } from './memory-host.ts';

/** YAML text as nodes of `compose.yaml`, for tests; throws when it is not one sound mapping. */
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

/** A reading with its diagnostics as a person finds them. */
export interface ReadText extends ProjectReading {
  /** Such as `compose/unknown-key 3:5 imgae`; the file comes first when it is another one. */
  readonly problems: readonly string[];
}

/** Reads Compose text as `compose.yaml` of a folder named `shop`, for tests. */
export function readText(text: string, options: ReadTextOptions = {}): ReadText {
  const { others = {}, variables, ...request } = options;
  const files = { 'compose.yaml': text, ...others };
  const reading = readProject(
    { files: ['compose.yaml'], folderName: 'shop', profiles: [], ...request },
    memoryHost(files, variables),
  );
  const problems = reading.diagnostics.map((diagnostic) => describeProblem(diagnostic, files));
  return { ...reading, problems };
}

/** Code, place and text of a diagnostic in one line. */
export function describeProblem(
  { code, span }: Diagnostic,
  files: Readonly<Record<string, string>>,
): string {
  if (!span) return code;
  const text = files[span.file] ?? '';
  const { line, column } = positionIn(lineStartsOf(text), span.start);
  const file = span.file === 'compose.yaml' ? '' : `${span.file} `;
  return `${code} ${file}${line}:${column} ${text.slice(span.start, span.end)}`.trimEnd();
}
