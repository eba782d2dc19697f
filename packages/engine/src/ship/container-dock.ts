import type { Project, TaskKind } from '@seaworthy/compiler';
import { type Engine, findEngine, ImageFailure } from '@seaworthy/sandbox';
import type { Account } from '../aws/account.ts';
import type { Emit } from '../events/engine-event.ts';
import { ImageNotReady, WrongArchitecture } from '../images/image-errors.ts';
import { platforms } from '../images/platforms.ts';
import { pushImage } from '../images/push-image.ts';
import { readArchitectures } from '../images/registry/read-architectures.ts';
import { resolveDigest } from '../images/registry/resolve-digest.ts';
import { ServiceImages } from '../images/service-images.ts';
import { identifyAccount } from '../preflight/identify-account.ts';
import type { Dock } from './ship-request.ts';

export interface DockParts {
  readonly project: Project;
  /** The project's folder, absolute. */
  readonly directory: string;
  readonly account: Account;
  readonly emit: Emit;
}

/** Builds images with this machine's container engine, which is looked for only when there are any. */
export function openContainerDock(parts: DockParts): Dock {
  return new ContainerDock(parts);
}

class ContainerDock implements Dock {
  readonly #parts: DockParts;
  #engine: Engine | undefined;
  #images: ServiceImages | undefined;

  constructor(parts: DockParts) {
    this.#parts = parts;
  }

  async build(services: readonly TaskKind[], signal: AbortSignal): Promise<void> {
    if (services.length === 0) return;
    const { project, directory, emit } = this.#parts;
    const engine = await findEngine(signal);
    this.#engine = engine;
    const images = new ServiceImages({ engine, project, directory, emit, observe: () => {} });
    this.#images = images;
    const failed = new AbortController();
    const either = AbortSignal.any([signal, failed.signal]);
    const work = services.map(async (service) => {
      try {
        await images.prepare(service, either);
        checkArchitecture(service, images);
      } catch (error) {
        failed.abort(asProblem(service, error));
      }
    });
    await Promise.all(work);
    signal.throwIfAborted();
    failed.signal.throwIfAborted();
  }

  async publish(service: TaskKind, repository: string, signal: AbortSignal): Promise<string> {
    const { account, emit } = this.#parts;
    if (!this.#engine || !this.#images)
      throw new Error('images are built before they are published');
    const tell = (state: 'pushing' | 'done', detail: string): void =>
      emit({ kind: 'image', service: service.name, state, detail });
    const { id, region } = await identifyAccount(account, signal);
    try {
      const uri = await pushImage(
        {
          image: this.#images.built(service.name).engineReference,
          repository,
          account: id,
          region,
        },
        {
          engine: this.#engine,
          ecr: account.clients.ecr,
          clock: account.clock,
          report: (progress) => tell('pushing', progress),
          signal,
        },
      );
      tell('done', `its image is ${uri.slice(uri.indexOf('@') + 1).slice(0, 19)}…`);
      return uri;
    } catch (error) {
      throw asProblem(service, error);
    }
  }

  digestOf(reference: string, signal: AbortSignal): Promise<string> {
    return resolveDigest(reference, { ecr: this.#parts.account.clients.ecr, signal });
  }

  architecturesOf(
    reference: string,
    digest: string,
    signal: AbortSignal,
  ): Promise<readonly string[]> {
    return readArchitectures(reference, digest, {
      ecr: this.#parts.account.clients.ecr,
      signal,
    });
  }

  async close(): Promise<void> {
    await this.#engine?.close();
  }
}

/** On a machine of another kind, a base image may be there for that one only. */
function checkArchitecture(service: TaskKind, images: ServiceImages): void {
  const [built] = images.built(service.name).architectures;
  if (built === undefined || built === service.architecture) return;
  throw new WrongArchitecture(service, platforms[service.architecture], platforms[built]);
}

/** What AWS or the container engine says is about this service; our own mistakes stay what they are. */
function asProblem(service: TaskKind, error: unknown): unknown {
  if (error instanceof ImageFailure) {
    return new ImageNotReady(service, error.message, error.lastLines);
  }
  const isOfEngine = error instanceof Error && ('statusCode' in error || error.name === 'Error');
  return isOfEngine ? new ImageNotReady(service, error.message) : error;
}
