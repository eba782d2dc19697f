import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import type { CertificateAuthority } from '../certificates/certificate-authority.ts';
import type { Observe } from '../observation.ts';
import { dialerOf } from './fronts/dialer-of.ts';
import { sweep } from './processes/sweep.ts';
import type { Offer, StoreSource } from './sources/backend.ts';
import type { ImageRunner } from './sources/images/image-runner.ts';
import { presentImages, registryImages } from './sources/images/image-sources.ts';
import { isPlain } from './sources/images/is-plain.ts';
import { createDataTemplates } from './sources/machine/data-template.ts';
import { machineMariadb } from './sources/machine/mariadb.ts';
import { machineMemcached } from './sources/machine/memcached.ts';
import { machinePostgres } from './sources/machine/postgres.ts';
import { machineRabbitmq } from './sources/machine/rabbitmq.ts';
import { machineRedis } from './sources/machine/redis.ts';
import { pglite } from './sources/npm/pglite.ts';
import type { StoreRequest, StoreServer, StoreServers } from './store-servers.ts';
import { unavailable } from './unavailable.ts';

export interface StoreServersOptions {
  /**
   * A folder for servers' data and sockets, with a short path that other users can pass through
   * when we are root, such as one in /tmp. Sandboxes may share it.
   */
  readonly folder: string;
  readonly observe: Observe;
  readonly certificateAuthority: CertificateAuthority;
  /** For servers from images. */
  readonly images?: ImageRunner;
}

/**
 * Real servers behind fronts that do what AWS's do before the first command. Servers that a killed
 * sandbox left in the same folder are ended first.
 */
export async function createStoreServers(
  options: StoreServersOptions,
): Promise<StoreServers & { close(): Promise<void> }> {
  await mkdir(options.folder, { recursive: true });
  if (process.getuid?.() === 0) await chmod(options.folder, 0o711);
  await sweep(options.folder);
  const sources = sourcesOf(options);
  const closing = new AbortController();
  const begun = new Set<Promise<StoreServer>>();
  return {
    start(request, signal) {
      const over = AbortSignal.any([signal, closing.signal]);
      const server = startStore(request, sources, options, over);
      begun.add(server);
      return server;
    },
    async close() {
      closing.abort();
      const servers = await Promise.allSettled(begun);
      const started = servers.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
      await Promise.all(started.map((server) => server.stop()));
    },
  };
}

/**
 * In the order in which they are asked. What differs from production in its major version comes
 * after what has to be fetched; what has to be fetched comes after what is here.
 */
function sourcesOf({ folder, images }: StoreServersOptions): readonly StoreSource[] {
  const templates = createDataTemplates(join(folder, 'templates'), folder);
  const machine = [
    machinePostgres(folder, templates),
    machineMariadb(folder, templates),
    machineRedis(folder),
    machineMemcached(folder),
    machineRabbitmq(folder),
  ];
  return [
    ...(images === undefined ? [] : [presentImages(images)]),
    ...machine.map(ofSameVersion),
    ...(images === undefined ? [] : [registryImages(images)]),
    ...machine,
    pglite(folder),
  ];
}

/** Offers what a source has of the version that AWS would run, unless the project wants more. */
function ofSameVersion(source: StoreSource): StoreSource {
  return {
    async offer(request, signal) {
      if (!isPlain(request.image)) return undefined;
      const offer = await source.offer(request, signal);
      return offer?.isSameVersion === true ? offer : undefined;
    },
  };
}

async function startStore(
  request: StoreRequest,
  sources: readonly StoreSource[],
  { certificateAuthority, observe }: StoreServersOptions,
  signal: AbortSignal,
): Promise<StoreServer> {
  const offer = await offerOf(sources, request, signal);
  const hosts = [request.host, ...(request.hosts ?? [])];
  const { certificate, key } = await certificateAuthority.issue(hosts);
  const context = createSecureContext({ cert: certificate, key });
  const backend = await offer.start(signal);
  const dial = dialerOf(request, backend, context);
  observe({ kind: 'stand-in', of: request.name ?? request.host, by: backend.description });
  let stopping: Promise<void> | undefined;
  return {
    description: backend.description,
    async dial(from = '127.0.0.1') {
      if (stopping !== undefined) throw Object.assign(new Error('connect ECONNREFUSED'), refused);
      return dial(from);
    },
    stop() {
      stopping ??= backend.stop();
      return stopping;
    },
  };
}

async function offerOf(
  sources: readonly StoreSource[],
  request: StoreRequest,
  signal: AbortSignal,
): Promise<Offer> {
  for (const source of sources) {
    const offer = await source.offer(request, signal);
    if (offer !== undefined) return offer;
  }
  throw unavailable(request);
}

const refused = { code: 'ECONNREFUSED', errno: -111, syscall: 'connect' };
