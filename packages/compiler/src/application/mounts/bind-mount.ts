import type { Mount } from '../../project/project.ts';
import { baseName, cleanPath, pathWithin } from '../../source/path.ts';
import { problems } from '../application-diagnostics.ts';
import type { Part } from '../roles/part.ts';
import type { Understanding } from '../understanding.ts';
import type { Meaning } from './understand-mounts.ts';

/** Decides about a path of the developer's machine. */
export function understandBind(mount: Mount, part: Part, understanding: Understanding): Meaning {
  const source = mount.source ?? '';
  if (isClock(source)) {
    return { kind: 'nothing', reason: 'tasks run in UTC; set TZ for another time zone' };
  }
  if (isOutside(source)) return refuseHostPath(mount, part, understanding);
  if (/^\.env(?:\.|$)/.test(baseName(source))) return warnOfEnvFile(mount, part, understanding);
  if (holdsData(mount, part, understanding)) return keepData(mount, part, understanding);
  return part.image?.built
    ? understandSource(mount, part, understanding)
    : refuseConfig(mount, part, understanding);
}

function isClock(source: string): boolean {
  return /^\/(?:etc\/(?:localtime|timezone)|usr\/share\/zoneinfo)(?:\/|$)/.test(source);
}

/** Absolute paths and homes are not part of the project. */
function isOutside(source: string): boolean {
  return /^(?:[/~\\]|[A-Za-z]:[\\/])/.test(source);
}

function refuseHostPath(
  { source = '', target, span }: Mount,
  part: Part,
  { report }: Understanding,
): Meaning {
  const { name } = part.service;
  const volume = isMachine(source) ? undefined : volumeName(target, name);
  report(problems['application/host-path'](span, { name, path: source, volume, target }));
  return { kind: 'nothing', reason: 'Fargate has no host to take it from' };
}

/** `minecraft-data` for the folder `/data` of `minecraft`. */
function volumeName(target: string, service: string): string {
  const folder = baseName(cleanPath(target)).replace(/[^\w.-]+/g, '');
  return folder === '' || folder === service ? `${service}-data` : `${service}-${folder}`;
}

/** Devices, kernel and the like. */
function isMachine(source: string): boolean {
  return /^\/(?:boot|dev|lib\/modules|proc|run|sys|usr\/src|var\/run)(?:\/|$)/.test(source);
}

function warnOfEnvFile(
  { source = '', span }: Mount,
  part: Part,
  { report }: Understanding,
): Meaning {
  report(problems['application/env-file-mount'](span, { name: part.service.name, path: source }));
  return { kind: 'nothing', reason: 'variables come from the task, not from a file' };
}

/** A folder that the application writes to: by its name, and by having nothing in it yet. */
function holdsData(
  { source = '', target, readOnly }: Mount,
  part: Part,
  { host }: Understanding,
): boolean {
  const names = /^(?:data|uploads?|media|storage|files|db|database|attachments|backups?)$/;
  if (
    readOnly ||
    !(names.test(baseName(cleanPath(source))) || names.test(baseName(cleanPath(target))))
  ) {
    return false;
  }
  const isCopied = part.image?.built && isInImage(source, part);
  return !isCopied || host.listFolder(cleanPath(source)).length === 0;
}

function keepData({ source = '', span }: Mount, part: Part, { report }: Understanding): Meaning {
  report(problems['application/bind-data'](span, { name: part.service.name, path: source }));
  return { kind: 'file-system', volume: cleanPath(source) };
}

/** Source code: the image has a copy of its own, if the Dockerfile makes one. */
function understandSource(mount: Mount, part: Part, { report }: Understanding): Meaning {
  const { source = '', target, span } = mount;
  const { name, build } = part.service;
  if (isInImage(source, part)) {
    return { kind: 'nothing', reason: 'the image has its own copy of the source code' };
  }
  const within = pathWithin(build?.context.value ?? '', source);
  const inContext = within === '' ? '.' : within;
  report(
    problems['application/source-not-in-image'](span, { name, path: source, inContext, target }),
  );
  return { kind: 'nothing', reason: 'Fargate cannot mount the project’s folder' };
}

/** Whether the Dockerfile copies the path, or part of it; unknown Dockerfiles are trusted. */
function isInImage(source: string, { service, image }: Part): boolean {
  const inContext = pathWithin(service.build?.context.value ?? '', source);
  if (inContext === undefined) return false;
  const copied = image?.file?.copied;
  return copied === undefined || copied.some((path) => overlaps(path, inContext));
}

function overlaps(copied: string, mounted: string): boolean {
  const star = copied.search(/[*?[]/);
  if (star === -1) {
    return pathWithin(copied, mounted) !== undefined || pathWithin(mounted, copied) !== undefined;
  }
  const folder = copied.slice(0, copied.lastIndexOf('/', star) + 1);
  return pathWithin(mounted, folder) !== undefined || globPattern(copied).test(mounted);
}

/** `src/*.json` as a pattern for a path, or for what lies below it. */
function globPattern(glob: string): RegExp {
  const pieces = glob.match(/\[[^\]]*\]|./gs) ?? [];
  return new RegExp(`^${pieces.map(patternOf).join('')}(?:/|$)`);
}

function patternOf(piece: string): string {
  if (piece === '*') return '[^/]*';
  if (piece === '?' || piece.length > 1) return '[^/]';
  return piece.replace(/[^\w/]/, '\\$&');
}

/** A file or folder that makes a registry's image do what the project wants. */
function refuseConfig(
  { source = '', target, span }: Mount,
  part: Part,
  { report }: Understanding,
): Meaning {
  const name = part.service.name;
  const image = part.image?.text ?? '';
  const isSite = /^\/(?:usr\/share\/nginx\/html|usr\/local\/apache2\/htdocs|var\/www)/.test(target);
  report(
    isSite
      ? problems['application/pages-not-shipped'](span, { name, path: source, image, target })
      : problems['application/file-not-shipped'](span, { name, path: source, image, target }),
  );
  return { kind: 'nothing', reason: 'Fargate cannot mount the project’s files' };
}
