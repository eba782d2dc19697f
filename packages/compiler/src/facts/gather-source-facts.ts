import type { Application } from '../application/application.ts';
import { baseImageOf } from '../dockerfile/base-image.ts';
import { contextFileAt } from '../dockerfile/context-copies.ts';
import type { ProjectHost } from '../project/host.ts';
import type { Project, Service } from '../project/project.ts';
import { joinPath } from '../source/path.ts';
import type { SourceFile } from '../source/source-file.ts';
import { createFileReader, type FileReader } from './source/context/file-reader.ts';
import { missingDockerfile } from './source/missing-dockerfile.ts';
import { createBuildReader } from './source/read-build.ts';
import { readProcedures } from './source/read-procedures.ts';
import { readStart } from './source/start/read-start.ts';
import type { BuildSource, ServiceSource, SourceFacts } from './source-facts.ts';

/** Reads what a project's own files say about its tasks, each file once, within `scanLimits`. */
export function gatherSourceFacts(
  project: Project,
  application: Application,
  host: ProjectHost,
): SourceFacts {
  const services = tasksOf(project, application);
  const reader = createFileReader(host);
  const builds = createBuildReader(services, host, reader);
  const sources = services.map((service) => {
    const build = builds.read(service);
    const missing = build || !service.build ? undefined : missingDockerfile(service.build, host);
    return { ...readService(service, build, reader), ...(missing && { missing }) };
  });
  const procedures = readProcedures(host, reader);
  const gitAttributes = readGitAttributes(sources, reader);
  return {
    services: sources,
    procedures,
    gitAttributes,
    files: reader.files(),
    truncated: reader.truncated() || builds.truncated(),
  };
}

/** The Compose services that become tasks, in the application's order. */
function tasksOf(project: Project, application: Application): readonly Service[] {
  const byName = new Map(project.services.map((service) => [service.name, service]));
  return application.services.flatMap(({ kind, name }) => {
    const service = kind === 'site' ? undefined : byName.get(name);
    return service ? [service] : [];
  });
}

function readService(
  service: Service,
  build: BuildSource | undefined,
  reader: FileReader,
): ServiceSource {
  const { image, context } = build ?? {};
  const reference = image?.base.value ?? service.image?.value ?? '';
  const start = readStart(service, image, {
    fileAt: (path) => {
      const found = contextFileAt(
        path,
        image?.copies ?? [],
        (file) => context?.paths.has(file) ?? false,
      );
      return found && reader.read(joinPath(context?.path ?? '', found.path));
    },
    // Of the usual shells only Debian's keeps its process when it has one last thing to run.
    shellReplaces: baseImageOf(reference).shell !== 'dash',
    workdir: service.workingDirectory?.value ?? image?.workdir ?? '/',
  });
  return { name: service.name, ...(build && { build }), ...(start && { start }) };
}

function readGitAttributes(
  sources: readonly ServiceSource[],
  reader: FileReader,
): readonly SourceFile[] {
  const folders = new Set(['', ...sources.map(({ build }) => build?.context.path ?? '')]);
  return [...folders].flatMap((folder) => reader.read(joinPath(folder, '.gitattributes')) ?? []);
}
