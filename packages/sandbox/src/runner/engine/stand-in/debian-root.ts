import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { programPath } from '../private-podman/choose-runtime.ts';

/** A Debian system with apt as a tar archive, made from this machine's own package sources. */
export interface DebianRoot {
  readonly name: string;
  readonly archive: Readable;
  /** Rejects when the archive is not whole. */
  readonly done: Promise<void>;
}

/** The release that `makeDebianRoot` would give; undefined where it cannot. */
export async function debianRelease(): Promise<string | undefined> {
  const system = await readFile('/etc/os-release', 'utf8').catch(() => '');
  const release = /^VERSION_CODENAME="?(\w+)"?$/m.exec(system)?.[1];
  if (!/^ID="?debian"?$/m.test(system) || !(await programPath('mmdebstrap'))) return undefined;
  return release;
}

/** Starts making it; the same release as this machine, so that its programs run there. */
export function makeDebianRoot(release: string, signal: AbortSignal): DebianRoot {
  const sources = ['/etc/apt/sources.list.d/debian.sources', '/etc/apt/sources.list'].find((path) =>
    existsSync(path),
  );
  const maker = spawn(
    'mmdebstrap',
    ['--variant=apt', '--include=ca-certificates', release, '-', ...(sources ? [sources] : [])],
    { stdio: ['ignore', 'pipe', 'pipe'], signal },
  );
  let complaint = '';
  maker.stderr.on('data', (bytes) => {
    complaint = `${complaint}${bytes}`.slice(-500);
  });
  const done = new Promise<void>((resolve, reject) => {
    maker.on('error', reject);
    maker.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`mmdebstrap failed: ${complaint.trim()}`)),
    );
  });
  return { name: `Debian ${release}`, archive: maker.stdout, done };
}
