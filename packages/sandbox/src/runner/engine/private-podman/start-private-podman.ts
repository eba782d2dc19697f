import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Docker from 'dockerode';
import { connectEngine } from '../connect-engine.ts';
import { type Engine, EngineUnavailable } from '../engine.ts';
import { adoptImage } from './adopt-image.ts';
import { endBuilds, makeBuildFolder } from './build-folder.ts';
import { checkIds } from './check-ids.ts';
import { chooseRuntime, programPath } from './choose-runtime.ts';
import { leavePrivateFolders, makePrivateFolders, type PrivateFolders } from './private-folders.ts';
import { readLimits } from './read-limits.ts';
import { writeConfiguration } from './write-configuration.ts';

/** Seconds without a question after which the service ends by itself, should we be killed. */
const idleSeconds = 30;

let services = 0;

/**
 * Starts a Podman of our own, with settings and images apart from the machine's. It ends when the
 * engine is closed, or by itself some time after us. Throws EngineUnavailable.
 */
export async function startPrivatePodman(signal?: AbortSignal): Promise<Engine> {
  if (process.platform !== 'linux' || !(await programPath('podman'))) {
    throw new EngineUnavailable(howToInstall());
  }
  services += 1;
  const name = `${process.pid}-${services}`;
  const folders = await makePrivateFolders(name);
  try {
    return await startIn(folders, name, signal);
  } catch (error) {
    await leavePrivateFolders(folders, name, { isEmpty: false });
    throw error;
  }
}

async function startIn(
  folders: PrivateFolders,
  name: string,
  signal: AbortSignal | undefined,
): Promise<Engine> {
  const runtime = await chooseRuntime();
  const limits = await readLimits();
  const root = process.getuid?.() === 0;
  const settings = await writeConfiguration(folders, { runtime, limits, root });
  const socketPath = join(folders.state, `${name}.sock`);
  await rm(socketPath, { force: true });
  const [program = '', ...options] = await serviceCommand(socketPath);
  const buildFolder = await makeBuildFolder(folders, name);
  const environment = { ...process.env, ...settings, TMPDIR: buildFolder };
  const service = spawn(program, options, {
    // Where a container runs out of memory, its monitor writes a file `oom` into this folder.
    cwd: buildFolder,
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
    // Ctrl-C in a terminal goes to the whole group: we still need the engine to clean up.
    detached: true,
  });
  const engine = await untilItAnswers(service, socketPath, signal);
  await checkIds(engine.docker, { root }).catch(async (error: unknown) => {
    await end(service);
    throw error;
  });
  const building = { runtime, environment, docker: engine.docker };
  await endBuilds(folders, building);
  service.unref();
  if (service.stderr instanceof Socket) service.stderr.unref();
  const keepAlive = setInterval(() => void engine.docker.ping().catch(() => undefined), 10_000);
  keepAlive.unref();
  return {
    ...engine,
    description: engine.description.replace(/ at .*/, `, started for this run with ${runtime}`),
    ...(limits && { limits }),
    adopt: (reference, wanted) => adoptImage(engine.docker, reference, wanted),
    async close() {
      clearInterval(keepAlive);
      await endBuilds(folders, building, name);
      const left = await engine.docker.listContainers({ all: true }).catch(() => undefined);
      await end(service);
      await rm(socketPath, { force: true });
      // What a killed run left can only be swept while Podman knows of it.
      await leavePrivateFolders(folders, name, { isEmpty: left?.length === 0 });
    },
  };
}

async function serviceCommand(socketPath: string): Promise<readonly string[]> {
  const service = ['podman', 'system', 'service', `--time=${idleSeconds}`, `unix://${socketPath}`];
  // It shall not outlive us, even when nobody can tell it.
  const setpriv = await programPath('setpriv');
  return setpriv ? [setpriv, '--pdeathsig', 'TERM', ...service] : service;
}

async function untilItAnswers(
  service: ChildProcess,
  socketPath: string,
  signal: AbortSignal | undefined,
): Promise<Engine> {
  let complaint = '';
  service.stderr?.on('data', (bytes) => {
    complaint = `${complaint}${bytes}`.slice(-2000);
  });
  service.on('error', (error) => {
    complaint = error.message;
  });
  for (let tries = 0; tries < 500; tries++) {
    const engine = await connectEngine(new Docker({ socketPath }), `unix://${socketPath}`);
    if (engine) return engine;
    if (signal?.aborted || service.exitCode !== null || service.pid === undefined) break;
    await sleep(20);
  }
  await end(service);
  signal?.throwIfAborted();
  throw new EngineUnavailable(`Podman does not start: ${complaint.trim()}`);
}

async function end(service: ChildProcess): Promise<void> {
  if (service.pid === undefined || service.exitCode !== null || service.signalCode) return;
  // Nothing else may be left that keeps this process until then.
  service.ref();
  const ended = once(service, 'exit');
  service.kill('SIGTERM');
  await ended;
}

function howToInstall(): string {
  const how =
    process.platform === 'linux'
      ? 'Install Docker or Podman (on Debian: apt-get install podman runc busybox-static mmdebstrap)'
      : 'Install Docker Desktop or Podman Desktop';
  return `No container engine answers on this machine. ${how}, or name one in DOCKER_HOST.`;
}
