import { homedir } from 'node:os';
import { join } from 'node:path';
import Docker from 'dockerode';
import { connectEngine } from './connect-engine.ts';
import { type Engine, EngineUnavailable } from './engine.ts';
import { startPrivatePodman } from './private-podman/start-private-podman.ts';

/**
 * The engine of DOCKER_HOST, else the first that answers at a usual socket, else, on Linux with
 * Podman installed, one of our own. Throws EngineUnavailable, which says what to install.
 */
export async function findEngine(signal?: AbortSignal): Promise<Engine> {
  const named = process.env.DOCKER_HOST;
  if (named) {
    const engine = await connectEngine(new Docker(), named);
    if (engine) return engine;
    throw new EngineUnavailable(`No container engine answers at DOCKER_HOST (${named}).`);
  }
  for (const socketPath of usualSockets()) {
    const engine = await connectEngine(new Docker({ socketPath }), `unix://${socketPath}`);
    if (engine) return engine;
  }
  return startPrivatePodman(signal);
}

function usualSockets(): readonly string[] {
  const runtimeFolder = process.env.XDG_RUNTIME_DIR;
  const ofUser = (...path: string[]) => (runtimeFolder ? [join(runtimeFolder, ...path)] : []);
  return [
    '/var/run/docker.sock',
    join(homedir(), '.docker', 'run', 'docker.sock'),
    ...ofUser('docker.sock'),
    '/run/podman/podman.sock',
    ...ofUser('podman', 'podman.sock'),
  ];
}
