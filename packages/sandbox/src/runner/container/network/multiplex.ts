import type { Duplex, Writable } from 'node:stream';

/** Many streams and questions over one stream of bytes, in both directions. */
export interface Multiplexer {
  /** Bytes as they come from the other end. */
  receive(bytes: Buffer): void;
  /** Opens a stream; `meta` is JSON that says to what. */
  open(meta: unknown): Channel;
  /** Asks the other end and resolves with its answer, both JSON. */
  call(question: unknown): Promise<unknown>;
  /** The other end is gone: everything that is open, or will be, ends with the error. */
  fail(error: Error): void;
}

/** One stream of a multiplexer. Emits `accepted` when the other end has accepted it. */
export type Channel = Duplex & { accept(): void };

export interface Peer {
  /** The other end opened a stream: it is to be accepted or destroyed. */
  opened(channel: Channel, meta: unknown): void;
  /** The other end asks. */
  called(question: unknown): Promise<unknown>;
}

/**
 * Frames are a kind (1 byte), a stream or question (4 bytes), a length (4 bytes) and that many
 * bytes. A stream sends no more than the other end has room for, so that a slow one holds up nobody.
 *
 * The text of this function also runs at the other end, where nothing can be imported: it uses only
 * what it is given.
 */
export function createMultiplexer(
  node: { readonly Duplex: typeof Duplex },
  transport: Writable,
  firstId: 1 | 2,
  peer: Peer,
): Multiplexer {
  const kinds = { open: 1, accept: 2, data: 3, room: 4, end: 5, reset: 6, call: 7, answer: 8 };
  const headerSize = 9;
  const initialRoom = 128 * 1024;
  const largestFrame = 32 * 1024;
  const channels = new Map<number, ReceivingChannel>();
  const questions = new Map<number, PendingQuestion>();
  let nextId: number = firstId;
  let buffered: Buffer[] = [];
  let bufferedSize = 0;
  let failure: Error | undefined;

  interface ReceivingChannel {
    readonly channel: Channel;
    data(bytes: Buffer): void;
    room(bytes: number): void;
    ended(): void;
    reset(code: string): void;
  }
  interface PendingQuestion {
    readonly resolve: (answer: unknown) => void;
    readonly reject: (error: Error) => void;
  }

  function send(kind: number, id: number, payload: Buffer, done?: () => void): void {
    const header = Buffer.alloc(headerSize);
    header.writeUInt8(kind, 0);
    header.writeUInt32BE(id, 1);
    header.writeUInt32BE(payload.length, 5);
    transport.write(Buffer.concat([header, payload]), () => done?.());
  }

  function json(value: unknown): Buffer {
    return Buffer.from(JSON.stringify(value ?? null));
  }

  function newId(): number {
    nextId += 2;
    return nextId - 2;
  }

  function createChannel(id: number): ReceivingChannel {
    let room = initialRoom;
    let unreported = 0;
    let waiting: (() => void) | undefined;
    const over = { here: false, there: false };

    function sendData(bytes: Buffer, done: () => void): void {
      if (bytes.length === 0) {
        done();
        return;
      }
      if (room === 0) {
        waiting = () => sendData(bytes, done);
        return;
      }
      const size = Math.min(bytes.length, room, largestFrame);
      room -= size;
      send(kinds.data, id, bytes.subarray(0, size), () => sendData(bytes.subarray(size), done));
    }

    const duplex = new node.Duplex({
      write: (bytes: Buffer, _encoding, done) => sendData(bytes, done),
      read() {
        if (unreported === 0) return;
        const size = Buffer.alloc(4);
        size.writeUInt32BE(unreported);
        unreported = 0;
        send(kinds.room, id, size);
      },
      final(done) {
        over.here = true;
        send(kinds.end, id, Buffer.alloc(0));
        done();
      },
      destroy(error, done) {
        const code = error && 'code' in error ? String(error.code) : '';
        if (channels.delete(id) && !(over.here && over.there)) {
          send(kinds.reset, id, Buffer.from(code));
        }
        done(error);
      },
    });
    // An error is for whoever listens; a connection that nobody watches may fail as well.
    duplex.on('error', () => undefined);
    const channel = Object.assign(duplex, {
      accept: () => send(kinds.accept, id, Buffer.alloc(0)),
    });
    const receiving: ReceivingChannel = {
      channel,
      data(bytes) {
        unreported += bytes.length;
        channel.push(bytes);
      },
      room(bytes) {
        room += bytes;
        const proceed = waiting;
        waiting = undefined;
        proceed?.();
      },
      ended() {
        over.there = true;
        channel.push(null);
      },
      reset(code) {
        channels.delete(id);
        channel.destroy(code === '' ? undefined : Object.assign(new Error(code), { code }));
      },
    };
    channels.set(id, receiving);
    return receiving;
  }

  function answer(id: number, question: unknown): void {
    peer.called(question).then(
      (result) => send(kinds.answer, id, json({ result })),
      (error) => send(kinds.answer, id, json({ error: String(error?.message ?? error) })),
    );
  }

  function answered(id: number, reply: { result?: unknown; error?: string }): void {
    const question = questions.get(id);
    questions.delete(id);
    if (reply.error === undefined) question?.resolve(reply.result);
    else question?.reject(new Error(reply.error));
  }

  function receiveFrame(kind: number, id: number, payload: Buffer): void {
    if (kind === kinds.open) {
      peer.opened(createChannel(id).channel, JSON.parse(payload.toString()));
    } else if (kind === kinds.call) answer(id, JSON.parse(payload.toString()));
    else if (kind === kinds.answer) answered(id, JSON.parse(payload.toString()));
    // What comes for a channel that is closed here was on its way: nobody wants it any more.
    else if (kind === kinds.accept) channels.get(id)?.channel.emit('accepted');
    else if (kind === kinds.data) channels.get(id)?.data(payload);
    else if (kind === kinds.room) channels.get(id)?.room(payload.readUInt32BE(0));
    else if (kind === kinds.end) channels.get(id)?.ended();
    else channels.get(id)?.reset(payload.toString());
  }

  function takeFrame(): boolean {
    if (bufferedSize < headerSize) return false;
    const bytes = buffered.length === 1 && buffered[0] ? buffered[0] : Buffer.concat(buffered);
    buffered = [bytes];
    const end = headerSize + bytes.readUInt32BE(5);
    if (bufferedSize < end) return false;
    buffered = [bytes.subarray(end)];
    bufferedSize -= end;
    receiveFrame(bytes.readUInt8(0), bytes.readUInt32BE(1), bytes.subarray(headerSize, end));
    return true;
  }

  return {
    receive(bytes) {
      buffered.push(bytes);
      bufferedSize += bytes.length;
      while (takeFrame());
    },
    open(meta) {
      const id = newId();
      const { channel } = createChannel(id);
      if (failure) channel.destroy(failure);
      else send(kinds.open, id, json(meta));
      return channel;
    },
    call(question) {
      if (failure) return Promise.reject(failure);
      const id = newId();
      send(kinds.call, id, json(question));
      return new Promise((resolve, reject) => questions.set(id, { resolve, reject }));
    },
    fail(error) {
      failure ??= error;
      for (const { channel } of [...channels.values()]) channel.destroy(error);
      for (const { reject } of questions.values()) reject(error);
      questions.clear();
    },
  };
}
