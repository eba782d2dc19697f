import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pack } from 'tar-stream';
import type { RegistryImage } from '../../../images/repositories.ts';
import type { Engine } from '../engine.ts';
import { buildArchive } from '../images/build-image.ts';
import { ImageFailure } from '../images/image-failure.ts';
import type { ImageWork } from '../images/pull-image.ts';
import { busyboxRoot } from './busybox-root.ts';
import { debianRelease, makeDebianRoot } from './debian-root.ts';
import { machineNode } from './machine-node.ts';
import { packRoot } from './root-archive.ts';
import { commonFiles, nodeUser } from './system-files.ts';

/** The label of a stand-in: what it is made of. */
export const standInLabel = 'seaworthy.stand-in';

/**
 * Makes an image with this machine's own Node.js, and tags it. With `packages`, on Debian, it has
 * apt; else, and where Debian's mirrors do not answer, it has BusyBox. Throws ImageFailure.
 */
export async function makeNodeImage(
  engine: Engine,
  tag: string,
  { packages }: { readonly packages: boolean },
  work: ImageWork,
): Promise<RegistryImage> {
  const release = packages ? await debianRelease() : undefined;
  if (release !== undefined) {
    try {
      const root = await debianWithNode(release, work);
      return await imageOf(engine, tag, `Debian ${release}`, root, work);
    } catch (error) {
      work.signal.throwIfAborted();
      work.report(`No Debian system could be made, BusyBox it is: ${error}`);
    }
  }
  const busybox = process.platform === 'linux' ? await busyboxRoot() : undefined;
  if (!busybox) {
    throw new ImageFailure(
      `${tag}: no registry answers, and a stand-in needs BusyBox on Linux (on Debian: apt-get install busybox-static)`,
    );
  }
  const root = packRoot([...busybox, ...(await machineNode()), ...(await commonFiles())]);
  return imageOf(engine, tag, 'BusyBox', await buffer(root), work);
}

async function debianWithNode(release: string, work: ImageWork): Promise<Buffer> {
  work.report(`Making a Debian ${release} system from this machine's package sources`);
  const files = [...(await machineNode()), ...(await commonFiles())];
  const { archive, done } = makeDebianRoot(release, work.signal);
  const [root] = await Promise.all([
    buffer(packRoot(files, { archive, addedLines: nodeUser })),
    done,
  ]);
  return root;
}

function imageOf(
  engine: Engine,
  tag: string,
  system: string,
  root: Buffer,
  work: ImageWork,
): Promise<RegistryImage> {
  const context = pack();
  context.entry({ name: 'root.tar' }, root);
  context.entry(
    { name: 'Dockerfile' },
    `FROM scratch
ADD root.tar /
ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
ENV NODE_VERSION=${process.versions.node}
LABEL ${standInLabel}="${system} with this machine's Node.js ${process.version}"
CMD ["node"]
`,
  );
  context.finalize();
  const build = { dockerfile: 'Dockerfile', args: {}, tag };
  return buildArchive(engine, Readable.from(context), build, { ...work, report: () => undefined });
}
