import { removeContainer } from '../ownership/remove.ts';
import type { Run } from '../run.ts';
import { addFiles } from './add-files.ts';
import type { Trust } from './plan-trust.ts';

/** An image that differs from another by what the sandbox adds; made once in a run. */
export function imageWithFiles(run: Run, imageId: string, trust: Trust): Promise<string> {
  const key = [imageId, trust.ownFile, ...trust.bundles].join(' ');
  const image = run.derivedImages.get(key) ?? deriveImage(run, imageId, trust);
  run.derivedImages.set(key, image);
  return image;
}

async function deriveImage(run: Run, imageId: string, trust: Trust): Promise<string> {
  const { docker } = run.engine;
  const container = await docker.createContainer({
    Image: imageId,
    Labels: run.labels('container'),
    HostConfig: { NetworkMode: 'none' },
  });
  try {
    await addFiles(run, container, imageId, trust);
    const { Id } = await container.commit({});
    return Id;
  } finally {
    await removeContainer(run.engine, container.id);
  }
}
