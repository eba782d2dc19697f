import { type Build, type Project, plainValue, type TaskKind } from '@seaworthy/compiler';
import {
  buildImage,
  type Engine,
  engineImage,
  getImage,
  type Observe,
  parseImageReference,
  provideBase,
  type RegistryImage,
} from '@seaworthy/sandbox';
import type { Emit } from '../events/engine-event.ts';
import { type BuiltSource, readBuildFiles } from './read-build-files.ts';

/** What an image starts when nobody says otherwise: its ENTRYPOINT and CMD. */
export interface ImageConfig {
  readonly entryPoint: readonly string[];
  readonly command: readonly string[];
}

export interface ServiceImagesParts {
  readonly engine: Engine;
  readonly project: Project;
  /** The project's folder, absolute. */
  readonly directory: string;
  readonly observe: Observe;
  readonly emit: Emit;
}

type BuildWork = Parameters<typeof buildImage>[2];

/** The images of services in the container engine, built or fetched once for a rehearsal. */
export class ServiceImages {
  readonly #parts: ServiceImagesParts;
  readonly #built = new Map<string, RegistryImage>();
  readonly #fetched = new Map<string, RegistryImage>();
  readonly #builds = new Map<string, Promise<RegistryImage>>();
  readonly #bases = new Map<string, Promise<void>>();
  readonly #starts = new Map<string, ImageConfig>();

  constructor(parts: ServiceImagesParts) {
    this.#parts = parts;
  }

  /** Asked for the same service again, it builds anew. Throws ImageFailure. */
  async prepare(service: TaskKind, signal: AbortSignal): Promise<void> {
    const { image, name } = service;
    const prepared = await this.#prepare(service, signal);
    const found = await engineImage(this.#parts.engine, prepared.engineReference);
    this.#starts.set(name, {
      entryPoint: listOf(found?.Config.Entrypoint),
      command: listOf(found?.Config.Cmd),
    });
    if (image.kind === 'built') this.#built.set(name, prepared);
    else this.#fetched.set(parseImageReference(image.reference).full, prepared);
  }

  /** What the image of a service starts when nobody says otherwise. */
  starts(service: string): ImageConfig {
    return this.#starts.get(service) ?? { entryPoint: [], command: [] };
  }

  #prepare(service: TaskKind, signal: AbortSignal): Promise<RegistryImage> {
    const { image, name } = service;
    if (image.kind === 'built') return this.#build(service, image, signal);
    const { full } = parseImageReference(image.reference);
    return this.#fetch(name, full, platformOf(service), signal);
  }

  built(service: string): RegistryImage {
    const image = this.#built.get(service);
    if (!image) throw new Error(`the image of ${service} was not prepared`);
    return image;
  }

  /** An image of another registry by its full name. */
  fetched(reference: string): RegistryImage | undefined {
    return this.#fetched.get(reference);
  }

  async #fetch(
    service: string,
    reference: string,
    platform: string,
    signal: AbortSignal,
  ): Promise<RegistryImage> {
    const { engine, emit } = this.#parts;
    const tell = teller(service, emit);
    tell('started', `fetches ${reference}`);
    const report = (line: string): void => tell('progress', line);
    const image = await getImage(engine, reference, { report, signal, platform });
    tell('done', `has ${reference}`);
    return image;
  }

  /** Services with the same build share it. */
  #build(service: TaskKind, source: BuiltSource, signal: AbortSignal): Promise<RegistryImage> {
    const { context, dockerfile, target, inlineDockerfile } = source;
    const platform = platformOf(service);
    const key = JSON.stringify([context, dockerfile, target, inlineDockerfile, platform]);
    const shared = this.#built.has(service.name) ? undefined : this.#builds.get(key);
    const known = shared ?? this.#startBuild(service, source, platform, signal);
    this.#builds.set(key, known);
    return known;
  }

  /** Services that begin with the same image share the way to it. */
  #provideBase(base: string, work: BuildWork): Promise<void> {
    const { engine, observe } = this.#parts;
    const known = this.#bases.get(base) ?? provideBase(engine, base, { ...work, observe });
    this.#bases.set(base, known);
    return known;
  }

  async #startBuild(
    { name }: TaskKind,
    source: BuiltSource,
    platform: string,
    signal: AbortSignal,
  ): Promise<RegistryImage> {
    const { engine, emit, project } = this.#parts;
    const tell = teller(name, emit);
    tell('started', `is built from ${source.context}`);
    const work = { report: (line: string) => tell('progress', line), signal };
    const { bases, ...files } = await readBuildFiles(this.#parts.directory, source);
    for (const base of bases) await this.#provideBase(base, work);
    const build = project.services.find((candidate) => candidate.name === name)?.build;
    const started = performance.now();
    const image = await buildImage(
      engine,
      {
        ...files,
        args: argumentsOf(build),
        platform,
        tag: `localhost/seaworthy/${project.name.value}/${name}:rehearsal`,
        ...(source.target !== undefined && { target: source.target }),
      },
      work,
    );
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const size = Math.round(image.compressedSize / 1_000_000);
    tell('done', `was built in ${seconds} s (${size} MB)`);
    return image;
  }
}

/** Engines give a list, a single text or nothing. */
function listOf(words: string | readonly string[] | null | undefined): readonly string[] {
  return typeof words === 'string' ? [words] : (words ?? []);
}

function teller(service: string, emit: Emit) {
  return (state: 'started' | 'progress' | 'done', detail: string): void =>
    emit({ kind: 'image', service, state, detail });
}

function platformOf({ architecture }: TaskKind): string {
  return architecture === 'ARM64' ? 'linux/arm64' : 'linux/amd64';
}

/** Arguments with a plain value. A secret one is not known here, and has no place in an image. */
function argumentsOf(build: Build | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(
    (build?.arguments ?? []).flatMap(({ name, value }) => {
      const text = value === null ? undefined : plainValue(value);
      return text === undefined ? [] : [[name, text]];
    }),
  );
}
