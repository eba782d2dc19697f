import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile, readlink, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { programPath } from '../private-podman/choose-runtime.ts';
import type { RootFile } from './root-archive.ts';

const run = promisify(execFile);

/** The machine's own Node.js with npm, where the usual images have them. */
export async function machineNode(): Promise<readonly RootFile[]> {
  return [...(await programFiles(process.execPath, 'usr/local/bin/node')), ...(await npmFiles())];
}

/** A program under another path, with the shared libraries that it needs. */
export async function programFiles(program: string, path: string): Promise<readonly RootFile[]> {
  const content = await readFile(program);
  return [{ kind: 'file', path, content, mode: 0o755 }, ...(await libraryFiles(program))];
}

async function libraryFiles(program: string): Promise<readonly RootFile[]> {
  // A static program has none: ldd says so with an error.
  const { stdout } = await run('ldd', [program]).catch(() => ({ stdout: '' }));
  const paths = [...stdout.matchAll(/(?:=> |^\s+)(\/\S+) \(/gm)].map(([, path]) => path ?? '');
  return Promise.all(
    paths.map(async (path): Promise<RootFile> => {
      const content = await readFile(path);
      // /lib and /lib64 are links into /usr.
      const inUsr = path.startsWith('/usr/') ? path.slice(1) : `usr${path}`;
      return { kind: 'file', path: inUsr, content, mode: 0o755, unlessPresent: true };
    }),
  );
}

async function npmFiles(): Promise<readonly RootFile[]> {
  const program = await programPath('npm');
  const folder = program ? dirname(dirname(await realpath(program))) : '';
  // Some systems spread npm over many folders: those cannot be taken along.
  if (!existsSync(join(folder, 'node_modules')) || !existsSync(join(folder, 'bin/npm-cli.js'))) {
    return [];
  }
  const npm = 'usr/local/lib/node_modules/npm';
  return [
    ...(await folderFiles(folder, npm)),
    { kind: 'link', path: 'usr/local/bin/npm', to: '../lib/node_modules/npm/bin/npm-cli.js' },
    { kind: 'link', path: 'usr/local/bin/npx', to: '../lib/node_modules/npm/bin/npx-cli.js' },
    { kind: 'file', path: 'usr/local/etc/npmrc', content: await npmSettings(), mode: 0o644 },
  ];
}

async function folderFiles(folder: string, path: string): Promise<RootFile[]> {
  const files: RootFile[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const from = join(folder, entry.name);
    const to = `${path}/${entry.name}`;
    if (entry.isDirectory()) {
      if (entry.name !== 'man' && entry.name !== 'docs')
        files.push(...(await folderFiles(from, to)));
    } else if (entry.isSymbolicLink()) {
      files.push({ kind: 'link', path: to, to: await readlink(from) });
    } else files.push({ kind: 'file', path: to, content: await readFile(from), mode: 0o755 });
  }
  return files;
}

/** Where this machine gets its packages; credentials stay on the machine. */
async function npmSettings(): Promise<string> {
  const { stdout } = await run('npm', ['config', 'get', 'registry']);
  const registry = new URL(stdout.trim());
  registry.username = '';
  registry.password = '';
  return `registry=${registry.href}\ncafile=/etc/ssl/certs/ca-certificates.crt\nupdate-notifier=false\n`;
}
