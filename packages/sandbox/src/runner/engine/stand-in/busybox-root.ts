import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { programPath } from '../private-podman/choose-runtime.ts';
import { programFiles } from './machine-node.ts';
import type { RootFile } from './root-archive.ts';
import { nodeUser } from './system-files.ts';

/** A small system of BusyBox alone; undefined when this machine has none. */
export async function busyboxRoot(): Promise<readonly RootFile[] | undefined> {
  const busybox = await programPath('busybox');
  if (!busybox) return undefined;
  const { stdout } = await promisify(execFile)(busybox, ['--list']);
  const programs = stdout.split('\n').filter((name) => name !== '' && name !== 'busybox');
  return [
    ...['bin', 'sbin', 'lib', 'lib64'].flatMap((name): RootFile[] => [
      { kind: 'folder', path: `usr/${name}`, mode: 0o755 },
      { kind: 'link', path: name, to: `usr/${name}` },
    ]),
    ...(await programFiles(busybox, 'usr/bin/busybox')),
    ...programs.map((name): RootFile => ({ kind: 'link', path: `usr/bin/${name}`, to: 'busybox' })),
    ...['tmp', 'var/tmp'].map((path): RootFile => ({ kind: 'folder', path, mode: 0o1777 })),
    ...['run', 'root', 'etc'].map((path): RootFile => ({ kind: 'folder', path, mode: 0o755 })),
    ...settings({
      'etc/passwd': `root:x:0:0:root:/root:/bin/sh\n${nodeUser['etc/passwd']}`,
      'etc/group': `root:x:0:\n${nodeUser['etc/group']}`,
      'etc/nsswitch.conf': 'hosts: files dns\n',
    }),
  ];
}

function settings(texts: Readonly<Record<string, string>>): RootFile[] {
  return Object.entries(texts).map(([path, content]) => {
    return { kind: 'file', path, content, mode: 0o644 };
  });
}
