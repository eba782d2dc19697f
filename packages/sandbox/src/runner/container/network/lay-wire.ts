import type { Duplex } from 'node:stream';
import type { Container } from 'dockerode';
import type { Engine } from '../../engine/engine.ts';
import type { ListeningSocket, TaskToRun } from '../../task-runner.ts';
import { attach, endInput } from '../attach.ts';
import { baseSettings } from '../base-settings.ts';
import { removeContainer } from '../ownership/remove.ts';
import type { Run } from '../run.ts';
import { runInContainer } from '../run-in-container.ts';
import { readListening } from './read-listening.ts';

/** The container whose network a task's containers share: one end of a wire to the router. */
export interface Wire {
  readonly containerId: string;
  /** Where the containers of the task listen. */
  listening(): Promise<readonly ListeningSocket[]>;
  remove(): Promise<void>;
}

let wires = 0;

/** Where DNS answers in a VPC, and here the router's end of every wire. */
export const resolverAddress = '169.254.169.253';

/** Gives the task's address to one end of a wire; $1 names the other end, which the router gets. */
const script = `
ip link add eth0 type veth
ip link set veth0 name "$1"
ip link set "$1" netns 1
ip addr add "$2/32" dev eth0
ip link set eth0 up
ip route add ${resolverAddress} dev eth0
ip route add default via ${resolverAddress}
echo ready
exec cat > /dev/null`;

/**
 * Lays a wire between a new container without a network and the router. No bridge, packet filter
 * or port of the machine is involved.
 */
export async function layWire(run: Run, task: TaskToRun): Promise<Wire> {
  const { engine, router } = run;
  wires += 1;
  const name = `wire${wires}`;
  const container = await engine.docker.createContainer({
    Image: run.supportImage,
    Entrypoint: ['sh', '-ec', script, 'wire', name, task.address],
    Cmd: [],
    OpenStdin: true,
    StdinOnce: true,
    Labels: { ...run.labels('wire'), 'seaworthy.task': task.taskArn },
    HostConfig: {
      ...baseSettings(engine),
      NetworkMode: 'none',
      // Docker shares this with the task's containers; Podman does not.
      Dns: [resolverAddress],
      // In the router's process namespace, its network is that of process 1.
      PidMode: `container:${router.containerId}`,
      CapAdd: ['NET_ADMIN'],
    },
  });
  try {
    const connection = await runUntilReady(engine, container);
    await router.plug(name, task);
    return {
      containerId: container.id,
      listening: () => listeningIn(run, container),
      async remove() {
        await router.unplug(name, task);
        // Killed, it would end only with the router, whose process namespace it shares.
        await endInput(connection);
        await removeContainer(engine, container.id);
      },
    };
  } catch (error) {
    await router.unplug(name, task);
    await removeContainer(engine, container.id);
    throw error;
  }
}

async function listeningIn(run: Run, wire: Container): Promise<readonly ListeningSocket[]> {
  const command = ['cat', '/proc/net/tcp', '/proc/net/tcp6'];
  const { output } = await runInContainer(run, wire, { command, timeout: 5000, after: () => {} });
  return readListening(output);
}

/** The wire lies as long as the connection to its container is open. */
async function runUntilReady(engine: Engine, container: Container): Promise<Duplex> {
  const { connection, onOutput } = await attach(engine, container, { stdin: true });
  let said = '';
  const ready = new Promise<void>((resolve, reject) => {
    onOutput((_stream, bytes) => {
      said += bytes;
      if (said.endsWith('ready\n')) resolve();
    });
    connection.once('close', () => reject(new Error(`No network for a task: ${said.trim()}`)));
    connection.once('error', reject);
  });
  await Promise.all([ready, container.start()]);
  return connection;
}
