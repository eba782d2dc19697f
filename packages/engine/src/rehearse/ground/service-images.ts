import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Build,
  isIgnored,
  type Project,
  plainValue,
  readDockerfile,
  readIgnoreFile,
  type TaskKind,
} from '@seaworthy/compiler';
import {
  buildImage,
  type Engine,
  engineImage,
  getImage,
  ImageFailure,
  type Observe,
  parseImageReference,
  provideBase,
  type RegistryImage,
} from '@seaworthy/sandbox';
import type { Emit } from '../../events/engine-event.ts';
import type { ImageConfig } from '../faults/fault.ts';

export interface ServiceImagesParts {
  readonly engine: Engine;
  readonly project: Project;
  /** The project's folder, absolute. */
  readonly directory: string;
  readonly observe: Observe;
  readonly emit: Emit;
}

/** The images of services in the container engine, built or fetched once for a rehearsal. */
export class ServiceImages {
  readonly #parts: ServiceImagesParts;
  readonly #built = new Map<string, RegistryImage>();
  readonly #fetched = new Map<string, RegistryImage>();
  readonly #builds = new Map<string, Promise<RegistryImage>>();
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
  #build(
    service: TaskKind,
    source: Extract<TaskKind['image'], { kind: 'built' }>,
    signal: AbortSignal,
  ): Promise<RegistryImage> {
    const { context, dockerfile, target, inlineDockerfile } = source;
    const platform = platformOf(service);
    const key = JSON.stringify([context, dockerfile, target, inlineDockerfile, platform]);
    const shared = this.#built.has(service.name) ? undefined : this.#builds.get(key);
    const known = shared ?? this.#startBuild(service, source, platform, signal);
    this.#builds.set(key, known);
    return known;
  }

  async #startBuild(
    { name }: TaskKind,
    source: Extract<TaskKind['image'], { kind: 'built' }>,
    platform: string,
    signal: AbortSignal,
  ): Promise<RegistryImage> {
    const { engine, emit, observe, project } = this.#parts;
    if (source.inlineDockerfile !== undefined) {
      throw new ImageFailure(
        'its Dockerfile is inside the Compose file, and a rehearsal builds from files only',
      );
    }
    const tell = teller(name, emit);
    tell('started', `is built from ${source.context}`);
    const context = join(this.#parts.directory, source.context);
    const work = { report: (line: string) => tell('progress', line), signal };
    for (const base of await basesOf(context, source.dockerfile)) {
      await provideBase(engine, base, { ...work, observe });
    }
    const build = project.services.find((candidate) => candidate.name === name)?.build;
    const started = performance.now();
    const image = await buildImage(
      engine,
      {
        context,
        dockerfile: source.dockerfile,
        leavesOut: await ignoreRules(context, source.dockerfile),
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

/** Images that a Dockerfile begins with and that are no earlier stage of it. */
async function basesOf(context: string, dockerfile: string): Promise<readonly string[]> {
  const path = join(context, dockerfile);
  const text = await readText(path);
  if (text === undefined) throw new ImageFailure(`there is no ${dockerfile} in its build context`);
  const { stages } = readDockerfile(text, (start, end) => ({ file: path, start, end }));
  const names = new Set(stages.flatMap(({ name }) => (name ? [name.value] : [])));
  const images = stages.map(({ image }) => image.value);
  return images.filter((image) => image !== 'scratch' && !names.has(image) && !image.includes('$'));
}

/** The Dockerfile's own ignore file goes before that of the context. */
async function ignoreRules(
  context: string,
  dockerfile: string,
): Promise<(path: string) => boolean> {
  const text =
    (await readText(join(context, `${dockerfile}.dockerignore`))) ??
    (await readText(join(context, '.dockerignore'))) ??
    '';
  const file = readIgnoreFile(text);
  return (path) => isIgnored(file, path);
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
