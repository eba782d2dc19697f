import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { assembleFiles } from './assemble-files.ts';
import { mappingAt } from './canonical/fields.ts';
import { readFileObjects } from './canonical/file-objects.ts';
import { readServices } from './canonical/read-services.ts';
import { readNetworkDefinitions, readVolumeDefinitions } from './canonical/resources.ts';
import { checkDependencyCycles } from './check-dependency-cycles.ts';
import { checkReferences } from './check-references.ts';
import type { ProjectHost } from './host.ts';
import { hostScope } from './interpolation/variable-scope.ts';
import { collectKeyUses } from './key-uses.ts';
import { entryOf, type MappingNode } from './node.ts';
import { outlineOf } from './outline.ts';
import { applyProfiles } from './profiles.ts';
import type { Project } from './project.ts';
import { readProjectName } from './project-name.ts';
import { readComposeFile } from './read-compose-file.ts';
import { readDeclaredVariables, readProjectSettings } from './read-settings.ts';
import { type Reading, reportUnset, startReading } from './reading.ts';
import { checkSchema } from './schema/check-schema.ts';
import { worthTelling } from './worth-telling.ts';

/** Which files to read, and how. Paths are relative to the project directory. */
export interface ReadRequest {
  /** Compose files in the order of `-f`. */
  readonly files: readonly string[];
  /** Name of the project directory: the project's name when nothing else says it. */
  readonly folderName: string;
  /** `-p`, before `name:` and the folder's name. */
  readonly projectName?: string;
  readonly profiles: readonly string[];
}

/** A project as far as it could be read, and all that is wrong with it. */
export interface ProjectReading {
  readonly project?: Project;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a Compose project. Never throws for what is written in a file. */
export function readProject(request: ReadRequest, host: ProjectHost): ProjectReading {
  const diagnostics: Diagnostic[] = [];
  const reading = startReading(host, (diagnostic) => diagnostics.push(diagnostic));
  const project = read(request, reading);
  return {
    ...(project && { project }),
    diagnostics: worthTelling(diagnostics, reading),
  };
}

function read(request: ReadRequest, reading: Reading): Project | undefined {
  // Every file is parsed first: any of them may say how variables are classified, or the name.
  const documents = request.files.flatMap(
    (path) => readComposeFile(path, undefined, reading)?.documents ?? [],
  );
  const declared = new Map(documents.flatMap((root) => [...readDeclaredVariables(root)]));
  const name = readProjectName({ ...request, documents }, reading);
  const scope = hostScope(reading.host, declared, name.value);

  // Variables, includes, extends and merging, file by file, as Compose orders them.
  const files = request.files.map((path) => ({ path }));
  const root = assembleFiles(files, { reading, scope, declared, folder: '', includedBy: [] });
  if (!root) return undefined;
  reportUnset(reading);

  // Only the result must fit the specification: a file may rely on those it is laid over.
  checkSchema(root, reading);
  // A misread file would only add false alarms from here on.
  if ([...reading.files.values()].some(({ brokenAt }) => brokenAt !== undefined)) return undefined;

  // Profiles before references, so that a reference to an inactive service is told as such.
  const { active, inactive } = applyProfiles(mappingAt(root, 'services'), request.profiles);
  const written = readServices(active, { reading, scope, declared, projectName: name.value });
  const services = checkReferences(written, inactive, root, reading);
  checkDependencyCycles(services, reading);

  const inactiveNames = new Set(inactive.map((service) => service.name));
  return {
    name,
    services,
    inactive,
    networks: readNetworkDefinitions(root, services),
    volumes: readVolumeDefinitions(root),
    configs: readFileObjects(root, 'configs', reading),
    secrets: readFileObjects(root, 'secrets', reading),
    settings: readSettings(root, reading),
    keys: collectKeyUses(root, (service) => inactiveNames.has(service)),
    outline: outlineOf(root),
    files: [...reading.files.values()].map(({ source }) => source),
  };
}

function readSettings(root: MappingNode, reading: Reading): Project['settings'] {
  const { settings, diagnostics } = readProjectSettings(entryOf(root, 'x-seaworthy')?.value);
  for (const diagnostic of diagnostics) reading.report(diagnostic);
  return settings;
}
