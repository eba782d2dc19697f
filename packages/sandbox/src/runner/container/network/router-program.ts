import type { Socket } from 'node:net';
import type { joinStreams } from './join-streams.ts';
import type { Channel, createMultiplexer } from './multiplex.ts';

/** What the sandbox asks its router, and what the router says and asks. */
export type RouterQuestion =
  | { readonly kind: 'plug'; readonly wire: string; readonly address: string }
  | { readonly kind: 'unplug'; readonly wire: string }
  | { readonly kind: 'listen'; readonly ports: readonly number[] };

export interface NameQuestion {
  readonly kind: 'name';
  /** The task's address. */
  readonly from: string;
  /** A DNS message in base64; the answer is one too. */
  readonly message: string;
}

/** A connection into a task, as the sandbox opens it. */
export interface Inbound {
  readonly address: string;
  readonly port: number;
}

/** A connection out of a task, as the router reports it. */
export interface Outbound {
  readonly from: string;
  readonly to: string;
  readonly port: number;
}

/**
 * The program of the router: a container without a network of its own, to which every task has a
 * wire. It takes every connection that comes from a task, to whatever address, and hands it to the
 * sandbox over its standard input and output; and it connects to tasks for the sandbox.
 *
 * Its text runs in that container: it uses only what it is given.
 */
export function routerProgram(
  require: NodeJS.Require,
  process: NodeJS.Process,
  multiplex: typeof createMultiplexer,
  join: typeof joinStreams,
): void {
  const net: typeof import('node:net') = require('node:net');
  const datagrams: typeof import('node:dgram') = require('node:dgram');
  const { execFileSync }: typeof import('node:child_process') = require('node:child_process');
  const { Duplex }: typeof import('node:stream') = require('node:stream');

  // The address at which a VPC's own resolver answers.
  const resolver = '169.254.169.253';
  const fromTasks = '100';
  const toTasks = '150';
  const listening = new Set<number>();
  const ip = (command: string) => execFileSync('ip', command.split(' '), { stdio: 'pipe' });

  const output = new net.Socket({ fd: 1, readable: false, writable: true });
  const router = multiplex({ Duplex }, output, 2, { opened: connectTo, called: obey });

  function setUp(): void {
    ip(`addr add ${resolver}/32 dev lo`);
    // Whatever a task sends to, it is delivered here; and answers may come from any address.
    ip(`route add local default dev lo table ${fromTasks}`);
    ip('route add local default dev lo table local');
    // What comes from a task is looked up first, so that no task reaches another past the sandbox;
    // the tasks' own addresses come second, else they would be taken for ours.
    ip(`rule add pref 150 lookup ${toTasks}`);
    ip('rule add pref 200 lookup local');
    ip('rule del pref 0');
  }

  async function obey(question: unknown): Promise<unknown> {
    const asked = question as RouterQuestion;
    if (asked.kind === 'plug') plug(asked.wire, asked.address);
    else if (asked.kind === 'unplug') unplug(asked.wire);
    else await Promise.all(asked.ports.map(listen));
    return null;
  }

  function plug(wire: string, address: string): void {
    ip(`link set ${wire} up`);
    ip(`route add ${address}/32 dev ${wire} table ${toTasks}`);
    ip(`rule add pref 100 iif ${wire} lookup ${fromTasks}`);
  }

  function unplug(wire: string): void {
    // At once, so that the next task can have the address; its route goes with it.
    ip(`link del ${wire}`);
    ip(`rule del pref 100 iif ${wire} lookup ${fromTasks}`);
  }

  function listen(port: number): Promise<void> | undefined {
    if (listening.has(port)) return undefined;
    listening.add(port);
    const server = net.createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
      const { remoteAddress: from, localAddress: to } = socket;
      join(socket, router.open({ from, to, port }));
    });
    return new Promise((resolve, reject) => {
      server.once('error', reject).listen(port, '0.0.0.0', 1024, resolve);
    });
  }

  function connectTo(channel: Channel, meta: unknown): void {
    const { address, port } = meta as Inbound;
    const socket: Socket = net.connect({ host: address, port, allowHalfOpen: true, noDelay: true });
    const refuse = (error: Error) => channel.destroy(error);
    const giveUp = () => socket.destroy();
    socket.once('error', refuse);
    channel.once('error', giveUp).once('close', giveUp);
    socket.once('connect', () => {
      socket.off('error', refuse);
      channel.off('error', giveUp).off('close', giveUp);
      channel.accept();
      join(socket, channel);
    });
  }

  function answerNames(): void {
    const socket = datagrams.createSocket('udp4');
    socket.on('message', (message, { address: from, port }) => {
      router.call({ kind: 'name', from, message: message.toString('base64') }).then(
        (answer) => socket.send(Buffer.from(String(answer), 'base64'), port, from),
        () => undefined,
      );
    });
    socket.bind(53, resolver);
  }

  setUp();
  answerNames();
  process.stdin.on('data', (bytes) => router.receive(bytes));
  // Nobody is left who could want the network.
  process.stdin.on('close', () => process.exit());
}
