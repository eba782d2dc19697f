import type { Dockerfile, Stage } from '../../dockerfile/dockerfile.ts';
import { readDockerfile } from '../../dockerfile/read-dockerfile.ts';
import type { ProjectHost } from '../../project/host.ts';
import type { Build } from '../../project/project.ts';
import { cleanPath, joinPath } from '../../source/path.ts';

/** What a Dockerfile tells about the image that it makes. */
export interface ImageFile {
  /** The image at the root of the stage that is built. */
  readonly base?: string;
  /** Ports of `EXPOSE`, in order. */
  readonly exposed: readonly number[];
  /** Paths of the build context that it copies; undefined when that cannot be told. */
  readonly copied?: readonly string[];
}

/** Reads the Dockerfile of a service; undefined when there is none that can be read. */
export function readImageFile(build: Build, host: ProjectHost): ImageFile | undefined {
  const text = build.inlineDockerfile?.value ?? textOf(build, host);
  if (text === undefined) return undefined;
  const file = readDockerfile(text, (start, end) => ({ file: '', start, end }));
  const stage = builtStage(file, build.target?.value);
  if (!stage) return undefined;
  const line = lineage(file, stage);
  const base = line.at(-1)?.image.value;
  const copied = copiedPaths(file, text);
  return {
    ...(base !== undefined && { base }),
    exposed: line.flatMap(exposedPorts),
    ...(copied && { copied }),
  };
}

function textOf(build: Build, host: ProjectHost): string | undefined {
  const name = build.dockerfile?.value ?? 'Dockerfile';
  const file = host.readText(joinPath(cleanPath(build.context.value), name));
  return file.kind === 'text' ? file.text : undefined;
}

function builtStage(file: Dockerfile, target: string | undefined): Stage | undefined {
  return target === undefined ? file.stages.at(-1) : stageNamed(file, target);
}

function stageNamed(file: Dockerfile, name: string): Stage | undefined {
  return file.stages.find((stage) => stage.name?.value.toLowerCase() === name.toLowerCase());
}

/** The stage and those that it stands on: `FROM builder` leads to the stage of that name. */
function lineage(file: Dockerfile, stage: Stage): readonly Stage[] {
  const line: Stage[] = [];
  for (let at: Stage | undefined = stage; at && !line.includes(at); ) {
    line.push(at);
    const parent = stageNamed(file, at.image.value);
    at = parent && file.stages.indexOf(parent) < file.stages.indexOf(at) ? parent : undefined;
  }
  return line;
}

function exposedPorts(stage: Stage): readonly number[] {
  return stage.instructions.flatMap((instruction) =>
    instruction.kind === 'expose'
      ? instruction.ports.map(({ value }) => Number.parseInt(value, 10)).filter(isPort)
      : [],
  );
}

function isPort(number: number): boolean {
  return number >= 1 && number <= 65535;
}

/** A bind mount of the build, or a path in a variable, may bring in anything. */
function copiedPaths(file: Dockerfile, text: string): readonly string[] | undefined {
  if (text.includes('--mount=type=bind')) return undefined;
  const sources = file.stages.flatMap((stage) =>
    stage.instructions.flatMap((instruction) =>
      instruction.kind === 'copy' && !instruction.from
        ? instruction.sources.map(({ value }) => value)
        : [],
    ),
  );
  return sources.some((source) => source.includes('$')) ? undefined : sources.map(contextPath);
}

/** Absolute sources count from the build context. */
function contextPath(source: string): string {
  return cleanPath(source.replace(/^\/+/, ''));
}
