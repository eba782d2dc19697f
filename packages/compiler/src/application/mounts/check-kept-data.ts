import type { Service } from '../../project/project.ts';
import { cleanPath, pathWithin } from '../../source/path.ts';
import type { FileSystemMount } from '../application.ts';
import { problems } from '../application-diagnostics.ts';
import type { Part } from '../roles/part.ts';
import type { Report } from '../understanding.ts';

/**
 * Says where a well-known application would lose the data that it keeps beside a database, or keep
 * it where it cannot be kept.
 */
export function checkKeptData(
  { service, image }: Part,
  fileSystems: readonly FileSystemMount[],
  report: Report,
): void {
  const keeper = image && keepers[image.reference.name];
  if (!image || !keeper) return;
  const { name } = service;
  const { title, folder } = keeper;
  const mount = fileSystems.find(({ path }) => isAround(path, folder) || isAround(folder, path));
  if (mount && keeper.wantsDisk) {
    report(problems['application/data-on-efs'](mount.span, { name, title }));
  }
  if (mount || isSettled(service, keeper)) return;
  report(problems['application/data-not-kept'](image.span, { name, title, folder }));
}

/** Whether the folder has been decided about, or a database outside has the data. */
function isSettled({ volumes, tmpfs, environment }: Service, { folder, unless }: Keeper): boolean {
  const targets = [
    ...volumes.map(({ target }) => target),
    ...tmpfs.map(({ value }) => value.split(':')[0] ?? value),
  ];
  return (
    targets.some((target) => isAround(target, folder)) ||
    (unless !== undefined && environment.some(({ name }) => name.startsWith(unless)))
  );
}

function isAround(outer: string, inner: string): boolean {
  return pathWithin(cleanPath(outer), cleanPath(inner)) !== undefined;
}

interface Keeper {
  readonly title: string;
  readonly folder: string;
  /** Its makers say that its files must not lie on NFS, which is what EFS speaks. */
  readonly wantsDisk?: boolean;
  /** How variables begin that give it a database outside. */
  readonly unless?: string;
}

/** Folders in which images keep what people have made, by the image's name. */
const keepers: Readonly<Partial<Record<string, Keeper>>> = {
  wordpress: { title: 'WordPress', folder: '/var/www/html' },
  nextcloud: { title: 'Nextcloud', folder: '/var/www/html' },
  drupal: { title: 'Drupal', folder: '/var/www/html/sites' },
  joomla: { title: 'Joomla', folder: '/var/www/html' },
  ghost: { title: 'Ghost', folder: '/var/lib/ghost/content' },
  gitea: { title: 'Gitea', folder: '/data' },
  grafana: { title: 'Grafana', folder: '/var/lib/grafana', unless: 'GF_DATABASE_' },
  prometheus: { title: 'Prometheus', folder: '/prometheus', wantsDisk: true },
  jenkins: { title: 'Jenkins', folder: '/var/jenkins_home' },
  n8n: { title: 'n8n', folder: '/home/node/.n8n' },
  'uptime-kuma': { title: 'Uptime Kuma', folder: '/app/data', wantsDisk: true },
  vaultwarden: { title: 'Vaultwarden', folder: '/data' },
  'minecraft-server': { title: 'Minecraft', folder: '/data' },
};
