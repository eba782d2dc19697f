import type { Mount } from '../../project/project.ts';

/** Whether a mount gives the container the Docker engine. */
export function readsDockerSocket({ type, source }: Mount): boolean {
  if (type === 'npipe') return true;
  return type === 'bind' && /(?:^|\/)(?:docker|podman)\.sock$/.test(source ?? '');
}
