import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import type { Application, Graph, Project, TaskKind } from '@seaworthy/compiler';
import {
  createCertificateAuthority,
  createContainerRunner,
  createIdentity,
  createImageRunner,
  createSandbox,
  createStoreServers,
  findEngine,
  openOwnedFolder,
  realClock,
  type Sandbox,
  shortenedWaits,
  terminateTls,
  watchEngine,
} from '@seaworthy/sandbox';
import { attachedClients } from '../../aws/attached-clients.ts';
import type { Emit } from '../../events/engine-event.ts';
import { ServiceImages } from '../../images/service-images.ts';
import type { Entrance } from '../traffic/entrance.ts';
import type { Ground, ServedRequest } from './ground.ts';
import { Observations } from './observations.ts';
import { runSchedule } from './run-schedule.ts';
import { storeHints } from './store-hints.ts';
import { submitJob } from './submit-job.ts';

export interface ContainerGroundRequest {
  readonly project: Project;
  readonly application: Application;
  readonly graph: Graph;
  /** The project's folder, absolute. */
  readonly directory: string;
  readonly emit: Emit;
  readonly signal: AbortSignal;
}

/**
 * Lays the ground of a rehearsal: a sandbox whose tasks are containers of this machine's engine and
 * whose stores are real servers. Throws EngineUnavailable.
 */
export async function openContainerGround(request: ContainerGroundRequest): Promise<Ground> {
  const opened = new Opened();
  try {
    return await layGround(request, opened);
  } catch (error) {
    await opened.closeAll();
    throw error;
  }
}

async function layGround(request: ContainerGroundRequest, opened: Opened): Promise<Ground> {
  const { application, emit, signal } = request;
  const observations = new Observations(application, emit);
  const { observe } = observations;
  const clock = realClock();
  const certificates = createCertificateAuthority();
  const [engine, authority] = await Promise.all([
    findEngine(signal).then((found) => opened.add(found)),
    certificates.root(), // made while the engine starts
  ]);
  const engineWatch = opened.add(watchEngine(engine, clock));
  const report = (detail: string) =>
    emit({ kind: 'image', service: 'seaworthy', state: 'progress', detail });
  const runner = opened.add(
    await createContainerRunner({
      engine,
      observe,
      signal,
      certificateAuthority: authority,
      report,
    }),
  );
  const { path: folder } = opened.add(await openOwnedFolder(tmpdir()));
  const storeServers = opened.add(
    await createStoreServers({
      folder,
      observe,
      certificateAuthority: certificates,
      images: createImageRunner({ engine, runner, report }),
    }),
  );
  const images = new ServiceImages({ ...request, engine, observe });
  const ports = { plain: 0, secure: 0 };
  const sandbox = opened.add(
    createSandbox({
      identity: createIdentity({
        account: '123456789012',
        region: application.region,
        seed: Date.now(),
      }),
      clock,
      waits: shortenedWaits(clock, observe),
      observe,
      certificates,
      runner,
      storeServers,
      dialOutside: (destination, port) =>
        destination.kind === 'service'
          ? open('127.0.0.1', port === 443 ? ports.secure : ports.plain)
          : open(destination.host, port),
      dialAgent: () => open('127.0.0.1', ports.plain),
      localImages: (reference) => images.fetched(reference),
      exposeListeners: () => 0,
      hintsOf: storeHints(request),
      usageInterval: 1,
    }),
  );
  const plain = opened.add(await sandbox.endpoints.listen());
  ports.plain = plain.port;
  ports.secure = opened.add(await terminateTls(certificates, plain.port)).port;
  return {
    engine: engine.description,
    clients: attachedClients(sandbox),
    further: async () => {
      const { attachedFurtherClients } = await import('../../aws/attached-further-clients.ts');
      return attachedFurtherClients(sandbox);
    },
    clock,
    pollInterval: 100, // it answers at once, and refuses nobody who asks often
    lost: engineWatch.lost,
    look: engineWatch.look,
    prepareImage: (service, cancel) => images.prepare(service, cancel),
    publishImage: (service, repository) => publish(service, repository, images, sandbox),
    imageConfig: ({ name }) => images.starts(name),
    interruptTask: (arn) => sandbox.tasks.interrupt(arn),
    runSchedule: (stackName) => runSchedule(stackName, sandbox),
    submitJob: (stackName, message) => submitJob(stackName, message, sandbox),
    entrance: () => entranceOf(sandbox, authority),
    usage: observations.usage.bind(observations),
    standIns: observations.standIns,
    notRehearsed: () => observations.notRehearsed(),
    shortened: () => observations.shortened(),
    secretTexts: () => sandbox.secrets.texts(),
    requests: () => requestsOf(sandbox),
    writeAuthority: async () => {
      const file = join(folder, 'authority.pem');
      await writeFile(file, authority);
      return file;
    },
    close: async () => {
      // Else the scheduler would replace the tasks that end while everything is taken down.
      await clock.close();
      await opened.closeAll();
    },
  };
}

/** What is open, to be closed in the opposite order, each whatever became of the others. */
class Opened {
  readonly #open: { close(): Promise<void> }[] = [];

  add<Part extends { close(): Promise<void> }>(part: Part): Part {
    this.#open.push(part);
    return part;
  }

  async closeAll(): Promise<void> {
    const failures: unknown[] = [];
    for (const part of this.#open.splice(0).reverse()) {
      await part.close().catch((error: unknown) => failures.push(error));
    }
    if (failures.length === 0) return;
    const reasons = failures.map((failure) =>
      failure instanceof Error ? failure.message : failure,
    );
    throw new AggregateError(failures, `not everything could be removed: ${reasons.join('; ')}`);
  }
}

function open(host: string, port: number): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, host);
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      resolve(socket);
    });
  });
}

function publish(
  { name }: TaskKind,
  repository: string,
  images: ServiceImages,
  { repositories, identity }: Sandbox,
): string {
  const image = images.built(name);
  repositories.put(repository, `rehearsal-${image.digest.slice(7, 19)}`, image);
  const registry = `${identity.account}.dkr.ecr.${identity.region}.amazonaws.com`;
  return `${registry}/${repository}@${image.digest}`;
}

/** The listener that routes: HTTPS where there is one. */
function entranceOf({ loadBalancing }: Sandbox, authority: string): Entrance | undefined {
  const listeners = loadBalancing.endpoints();
  const main = listeners.find(({ protocol }) => protocol === 'HTTPS') ?? listeners[0];
  if (!main) return undefined;
  return main.protocol === 'HTTPS'
    ? { protocol: 'https', port: main.localPort, authority }
    : { protocol: 'http', port: main.localPort };
}

function requestsOf({ loadBalancing }: Sandbox): readonly ServedRequest[] {
  return loadBalancing.accessLog().flatMap(({ method, url, status, createdAt, endedAt }) => {
    if (endedAt === undefined || !URL.canParse(url)) return [];
    const { pathname: path, hostname: host } = new URL(url);
    const milliseconds = endedAt - createdAt;
    return [{ method, path, host, status, milliseconds, answeredAt: endedAt }];
  });
}
