import { Duplex } from 'node:stream';
import type { Container } from 'dockerode';
import type { Engine } from '../../engine/engine.ts';
import { ConnectionBlocked, type TaskToRun } from '../../task-runner.ts';
import { attach, endInput } from '../attach.ts';
import { baseSettings } from '../base-settings.ts';
import type { Labels } from '../ownership/labels.ts';
import { answerName } from './domain-names.ts';
import { joinStreams } from './join-streams.ts';
import { type Channel, createMultiplexer } from './multiplex.ts';
import { createNameAddresses } from './name-addresses.ts';
import type { Inbound, NameQuestion, Outbound, RouterQuestion } from './router-program.ts';
import { routerSource } from './router-source.ts';
import { usualPorts } from './usual-ports.ts';

/** Where all tasks are wired to: it decides about every connection, in user space. */
export interface Router {
  readonly containerId: string;
  /** Connects a wire, whose other end is in the router's container, with a task. */
  plug(wire: string, task: TaskToRun): Promise<void>;
  unplug(wire: string, task: TaskToRun): Promise<void>;
  /** Opens a connection to a task's port; rejects as sockets do. */
  dial(address: string, port: number): Promise<Duplex>;
  /** Ends every connection, and its container. */
  close(): Promise<void>;
}

/** Starts the router of a run. */
export async function startRouter(engine: Engine, image: string, labels: Labels): Promise<Router> {
  const container = await createRouterContainer(engine, image, labels);
  const { connection, onOutput } = await attach(engine, container, { stdin: true });
  const tasks = new Map<string, TaskToRun>();
  const names = createNameAddresses();
  let complaint = '';

  const router = createMultiplexer({ Duplex }, connection, 1, {
    opened: (channel, meta) => connectOut(channel, meta as Outbound),
    called: async (question) => resolveName(question as NameQuestion),
  });
  onOutput((stream, bytes) => {
    if (stream === 'stdout') router.receive(bytes);
    else complaint = `${complaint}${bytes}`.slice(-2000);
  });
  const gone = () => router.fail(new Error(`The sandbox's router ended. ${complaint}`.trim()));
  connection.on('error', gone).on('close', gone);
  await container.start();
  const ask = (question: RouterQuestion) => router.call(question);
  await ask({ kind: 'listen', ports: usualPorts });

  function connectOut(channel: Channel, { from, to, port }: Outbound): void {
    const task = tasks.get(from);
    if (!task) channel.destroy();
    else task.connect(names.nameOf(to), port).then((peer) => carry(channel, peer), refuse(channel));
  }

  function resolveName({ from, message }: NameQuestion): string {
    const task = tasks.get(from);
    const answer = answerName(Buffer.from(message, 'base64'), (name) =>
      task && exists(task, name) ? names.addressOf(name) : undefined,
    );
    return answer.toString('base64');
  }

  return {
    containerId: container.id,
    async plug(wire, task) {
      if (tasks.has(task.address)) throw new Error(`${task.address} is another task's address.`);
      tasks.set(task.address, task);
      await ask({ kind: 'listen', ports: task.names.flatMap(({ ports }) => ports) });
      await ask({ kind: 'plug', wire, address: task.address });
    },
    async unplug(wire, task) {
      if (tasks.get(task.address) === task) tasks.delete(task.address);
      // A router that is gone has no wires.
      await ask({ kind: 'unplug', wire }).catch(() => undefined);
    },
    dial(address, port) {
      const channel = router.open({ address, port } satisfies Inbound);
      return accepted(channel);
    },
    close: () => endInput(connection),
  };
}

function accepted(channel: Channel): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    channel.once('accepted', () => resolve(channel));
    channel.once('error', reject);
    channel.once('close', () => reject(Object.assign(new Error('reset'), { code: 'ECONNRESET' })));
  });
}

function createRouterContainer(engine: Engine, image: string, labels: Labels): Promise<Container> {
  return engine.docker.createContainer({
    Image: image,
    Entrypoint: ['node'],
    Cmd: ['--max-old-space-size=32', '--max-semi-space-size=1', '-e', routerSource],
    Labels: labels('router'),
    OpenStdin: true,
    StdinOnce: true,
    HostConfig: {
      ...baseSettings(engine),
      NetworkMode: 'none',
      // For its own network only, in which nothing but wires to tasks ends.
      CapAdd: ['NET_ADMIN'],
      ReadonlyRootfs: true,
    },
  });
}

/** A name that nobody declared exists if it looks like one of the internet's. */
function exists(task: TaskToRun, name: string): boolean {
  if (task.names.some(({ host }) => host.toLowerCase() === name)) return true;
  return task.resolves?.(name) ?? name.includes('.');
}

function carry(channel: Channel, peer: Duplex): void {
  if (channel.destroyed) peer.destroy();
  else joinStreams(channel, peer);
}

function refuse(channel: Channel): (error: unknown) => void {
  return (error) => {
    if (error instanceof ConnectionBlocked) waitInVain(channel);
    else {
      const code = error instanceof Error && 'code' in error ? error.code : 'ECONNRESET';
      channel.destroy(Object.assign(new Error('refused'), { code }));
    }
  };
}

/** No byte ever comes back; when the caller gives up, so do we. */
function waitInVain(channel: Channel): void {
  channel.on('end', () => channel.destroy()).resume();
}
