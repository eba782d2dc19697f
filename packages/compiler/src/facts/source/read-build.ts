import { buildImage } from '../../dockerfile/build-image.ts';
import { covers } from '../../dockerfile/context-copies.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { readIgnoreFile } from '../../dockerfile/ignore-file/read-ignore-file.ts';
import { readDockerfile } from '../../dockerfile/read-dockerfile.ts';
import type { ProjectHost } from '../../project/host.ts';
import type { Build, Service } from '../../project/project.ts';
import { cleanPath, isRemote, joinPath } from '../../source/path.ts';
import { plainValue } from '../../variables/text.ts';
import type { BuildSource } from '../source-facts.ts';
import type { ContextFacts } from './context/context-facts.ts';
import type { FileReader } from './context/file-reader.ts';
import { readContext } from './context/read-context.ts';
import { scanLimits } from './context/scan-limits.ts';

/** Reads builds, each once, however many services share it. */
export interface BuildReader {
  /** Undefined for a service that is not built, or whose Dockerfile cannot be read. */
  read(service: Service): BuildSource | undefined;
  /** Whether a limit kept files of a context from being read. */
  truncated(): boolean;
}

export function createBuildReader(
  services: readonly Service[],
  host: ProjectHost,
  reader: FileReader,
): BuildReader {
  const builds = new Map<string, BuildSource | undefined>();
  const contexts = new Map<string, ContextFacts>();
  const places = new Set(services.flatMap(({ build }) => (build ? [contextPath(build)] : [])));
  const share = Math.floor(scanLimits.files / Math.max(places.size, 1));
  let truncated = false;

  function contextOf(build: Build): ContextFacts {
    const path = contextPath(build);
    const ignore = ignoreTextOf(build, reader);
    const key = `${path}\n${ignore}`;
    const known = contexts.get(key);
    if (known) return known;
    const found = readContext({ path, ignore: readIgnoreFile(ignore), share }, host, reader);
    truncated ||= found.truncated;
    contexts.set(key, found.context);
    return found.context;
  }

  function readFresh(build: Build): BuildSource | undefined {
    const dockerfile = dockerfileOf(build, reader);
    const image = dockerfile && buildImage(dockerfile, requestOf(build));
    if (!image) return undefined;
    const context = contextOf(build);
    return {
      image,
      context,
      files: [...context.files]
        .filter(([path]) => image.inputs.some((copy) => covers(copy, path)))
        .map(([, file]) => file),
      buildArguments: new Map(build.arguments.map(({ name, span }) => [name, span])),
    };
  }

  return {
    read: ({ build }) => {
      if (!build || isRemote(build.context.value)) return undefined;
      const key = keyOf(build);
      if (!builds.has(key)) builds.set(key, readFresh(build));
      return builds.get(key);
    },
    truncated: () => truncated,
  };
}

function contextPath(build: Build): string {
  return cleanPath(build.context.value);
}

function dockerfilePath(build: Build): string {
  return joinPath(contextPath(build), build.dockerfile?.value ?? 'Dockerfile');
}

/** What tells one build from another. */
function keyOf(build: Build): string {
  const file = build.inlineDockerfile?.span ?? dockerfilePath(build);
  return JSON.stringify([
    contextPath(build),
    file,
    build.target?.value,
    [...requestOf(build).values],
  ]);
}

function dockerfileOf(build: Build, reader: FileReader): Dockerfile | undefined {
  const inline = build.inlineDockerfile;
  // Only the whole value's place is known: interpolation may have changed what it holds.
  if (inline) return readDockerfile(inline.value, () => inline.span);
  const path = dockerfilePath(build);
  const file = reader.read(path);
  return file && readDockerfile(file.text, (start, end) => ({ file: path, start, end }));
}

/** Docker prefers `api.Dockerfile.dockerignore` to the context's `.dockerignore`. */
function ignoreTextOf(build: Build, reader: FileReader): string {
  const own = build.inlineDockerfile
    ? undefined
    : reader.read(`${dockerfilePath(build)}.dockerignore`);
  return (own ?? reader.read(joinPath(contextPath(build), '.dockerignore')))?.text ?? '';
}

function requestOf(build: Build) {
  const values = new Map<string, string>();
  for (const { name, value } of build.arguments) {
    const plain = value && plainValue(value);
    if (plain !== null && plain !== undefined) values.set(name, plain);
  }
  return { values, ...(build.target && { target: build.target.value }) };
}
