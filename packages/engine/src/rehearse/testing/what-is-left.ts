import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { homedir, tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Engine } from '@seaworthy/sandbox';

/** Everything that is still there of the rehearsals of these processes, in words. */
export async function whatIsLeft(pids: readonly number[], engine: Engine): Promise<string[]> {
  return [
    ...(await inEngine(pids, engine)),
    ...(await inFolder(tmpdir(), pids)),
    ...(await inFolder(join(tmpdir(), `seaworthy-podman-${userInfo().uid}`), pids)),
    ...(await processes(pids)),
  ];
}

async function inEngine(pids: readonly number[], { docker }: Engine): Promise<string[]> {
  const filters = { label: ['seaworthy.sandbox'] };
  const isTheirs = (labels: Readonly<Record<string, string>> | null | undefined) =>
    pids.includes(Number(labels?.['seaworthy.owner']?.split(' ')[1]));
  const containers = await docker.listContainers({ all: true, filters });
  const { Volumes: volumes } = await docker.listVolumes({ filters });
  return [
    ...containers.flatMap(({ Id, Labels }) => (isTheirs(Labels) ? [`container ${Id}`] : [])),
    ...(volumes ?? []).flatMap(({ Name, Labels }) => (isTheirs(Labels) ? [`volume ${Name}`] : [])),
  ];
}

/** Folders and sockets that have the process in their name. */
async function inFolder(folder: string, pids: readonly number[]): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) =>
      pids.some((pid) => name.startsWith(`seaworthy-${pid}-`) || name.startsWith(`${pid}-`)),
    )
    .map((name) => join(folder, name));
}

/** Processes that were started with a path of theirs, such as a store's data or a socket. */
async function processes(pids: readonly number[]): Promise<string[]> {
  return (await commands()).flatMap(({ number, command }) =>
    pids.some((pid) => command.includes(`/seaworthy-${pid}-`) || command.includes(`/${pid}-1.sock`))
      ? [`process ${number}: ${command}`]
      : [],
  );
}

async function commands() {
  const numbers = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  return Promise.all(
    numbers.map(async (number) => {
      const command = await readFile(`/proc/${number}/cmdline`, 'utf8').catch(() => '');
      return { number, command: command.replaceAll('\0', ' ').trim() };
    }),
  );
}

/** Commands of processes that contain a text. */
export async function commandsWith(text: string): Promise<string[]> {
  return (await commands())
    .map(({ command }) => command)
    .filter((command) => command.includes(text));
}

/**
 * Files newer than another one in which one of these texts stands, where a rehearsal and its engine
 * write: temporary folders and our cache, with every layer of every container and image in it.
 */
export async function filesWith(texts: readonly string[], since: string): Promise<string[]> {
  const caches = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  const folders = [tmpdir(), '/var/tmp', join(caches, 'seaworthy')];
  const patterns = texts.flatMap((text) => ['-e', text]);
  const seek = ['-exec', 'grep', '-lF', ...patterns, '{}', '+'];
  // Not into what is mounted there: that is a view of files elsewhere, or of processes.
  const find = ['-xdev', '-type', 'f', '-newer', since, ...seek];
  // Files that go meanwhile, and those in which nothing is found, make these programs fail.
  const { stdout } = await promisify(execFile)('find', [...folders, ...find]).catch(
    (error: { readonly stdout: string }) => error,
  );
  const own = dirname(since);
  return stdout.split('\n').filter((path) => path !== '' && !path.startsWith(`${own}/`));
}
