import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { createCertificateAuthority } from '../../certificates/create-certificate-authority.ts';
import type { Observation } from '../../observation.ts';
import { createStoreServers } from '../create-store-servers.ts';
import type { ImageRunner } from '../sources/images/image-runner.ts';
import type { StoreRequest, StoreServer } from '../store-servers.ts';
import { listen } from './listen.ts';

/** Store servers for the tests of a file; everything of theirs is gone after them. */
export function withServers(images?: ImageRunner) {
  const observations: Observation[] = [];
  let folder = '';
  let root = '';
  let servers: Awaited<ReturnType<typeof createStoreServers>>;
  const listeners: { close(): Promise<void> }[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stores-'));
    const certificateAuthority = createCertificateAuthority();
    root = await certificateAuthority.root();
    servers = await createStoreServers({
      folder,
      certificateAuthority,
      observe: (observation) => observations.push(observation),
      ...(images && { images }),
    });
  });
  afterAll(async () => {
    for (const listener of listeners) await listener.close();
    await servers.close();
    await rm(folder, { recursive: true });
  }, 60_000);
  return {
    observations,
    folder: () => folder,
    /** The certificate that clients trust. */
    root: () => root,
    async start(request: StoreRequest): Promise<StoreServer & { readonly port: number }> {
      const store = await servers.start(request, new AbortController().signal);
      const listener = await listen(store);
      listeners.push(listener);
      return { ...store, port: listener.port };
    },
  };
}

/** Tests say why they are left out: by the name of the package that is missing. */
export function titleUnless(isThere: boolean, title: string, packageName: string): string {
  return isThere ? title : `${title} (left out: Debian's ${packageName} is not installed)`;
}
