import type { Mount } from '../../project/project.ts';
import type { FileSystemMount } from '../application.ts';
import { problems } from '../application-diagnostics.ts';
import type { Reason } from '../reason.ts';
import type { Part } from '../roles/part.ts';
import type { Understanding } from '../understanding.ts';
import { understandBind } from './bind-mount.ts';
import { holdsBuildFiles } from './build-files.ts';
import { readsDockerSocket } from './docker-socket.ts';

/** What a mount becomes. Reasons go on from the path in the container. */
export type Meaning =
  | { readonly kind: 'file-system'; readonly volume: string }
  | { readonly kind: 'scratch' }
  | { readonly kind: 'nothing'; readonly reason: string };

export interface UnderstoodMounts {
  readonly fileSystems: readonly FileSystemMount[];
  readonly scratch: readonly string[];
  readonly reasons: readonly Reason[];
}

/** Decides about every mount of a task by what it holds. `storeVolumes` are those of managed stores. */
export function understandMounts(
  part: Part,
  storeVolumes: ReadonlyMap<string, string>,
  understanding: Understanding,
): UnderstoodMounts {
  const fileSystems: FileSystemMount[] = [];
  const scratch = part.service.tmpfs.map(({ value }) => value.split(':')[0] ?? value);
  const reasons: Reason[] = [];
  for (const mount of part.service.volumes) {
    const meaning = understand(mount, part, storeVolumes, understanding);
    const { target: path, readOnly, span } = mount;
    if (meaning.kind === 'file-system') {
      fileSystems.push({ volume: meaning.volume, path, readOnly, span });
      reasons.push({
        text: `${path} is kept on EFS, as ${meaning.volume}`,
        span,
      });
    } else if (meaning.kind === 'scratch') scratch.push(path);
    else reasons.push({ text: `nothing is mounted at ${path}: ${meaning.reason}`, span });
  }
  return { fileSystems, scratch: [...new Set(scratch)], reasons };
}

function understand(
  mount: Mount,
  part: Part,
  storeVolumes: ReadonlyMap<string, string>,
  understanding: Understanding,
): Meaning {
  const { report } = understanding;
  const { name } = part.service;
  if (readsDockerSocket(mount)) {
    report(problems['application/docker-socket'](mount.span, { name }));
    return { kind: 'nothing', reason: 'Fargate has no Docker engine' };
  }
  switch (mount.type) {
    case 'tmpfs':
      return { kind: 'scratch' };
    case 'volume':
      return understandVolume(mount, part, storeVolumes, understanding);
    case 'bind':
      return understandBind(mount, part, understanding);
    case 'npipe':
    case 'cluster':
    case 'image':
      report(problems['application/mount-type'](mount.span, { name, type: mount.type }));
      return { kind: 'nothing', reason: `Fargate has no mounts of type ${mount.type}` };
  }
}

function understandVolume(
  { source, target, span }: Mount,
  { service }: Part,
  storeVolumes: ReadonlyMap<string, string>,
  { report }: Understanding,
): Meaning {
  if (holdsBuildFiles(target)) {
    return { kind: 'nothing', reason: 'it holds what the image’s build makes' };
  }
  if (source === undefined) return { kind: 'scratch' };
  const store = storeVolumes.get(source);
  if (store !== undefined) {
    report(
      problems['application/store-data-shared'](span, {
        name: service.name,
        volume: source,
        store,
      }),
    );
    return { kind: 'nothing', reason: `the data of ${store} is in a managed store` };
  }
  return { kind: 'file-system', volume: source };
}
