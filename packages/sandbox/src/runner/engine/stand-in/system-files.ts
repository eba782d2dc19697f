import { readFile } from 'node:fs/promises';
import type { RootFile } from './root-archive.ts';

/** The user that Node.js images have, as lines of the two files of users. */
export const nodeUser = {
  'etc/passwd': 'node:x:1000:1000::/home/node:/bin/sh\n',
  'etc/group': 'node:x:1000:\n',
};

/** What every stand-in has: a home for its user, and the authorities that this machine trusts. */
export async function commonFiles(): Promise<readonly RootFile[]> {
  const authorities = await readFile('/etc/ssl/certs/ca-certificates.crt').catch(() => undefined);
  return [
    { kind: 'folder', path: 'home/node', mode: 0o755, owner: 1000 },
    ...(authorities
      ? [
          {
            kind: 'file' as const,
            path: 'etc/ssl/certs/ca-certificates.crt',
            content: authorities,
            mode: 0o644,
          },
        ]
      : []),
  ];
}
