import { once } from 'node:events';
import { Duplex, PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Channel, createMultiplexer, type Peer } from './multiplex.ts';

function connected(there: Partial<Peer>) {
  const forth = new PassThrough();
  const back = new PassThrough();
  const silent: Peer = { opened: () => undefined, called: async () => undefined };
  const left = createMultiplexer({ Duplex }, forth, 1, silent);
  const right = createMultiplexer({ Duplex }, back, 2, { ...silent, ...there });
  forth.on('data', (bytes) => right.receive(bytes));
  back.on('data', (bytes) => left.receive(bytes));
  return { left, right };
}

const echo = (channel: Channel) => {
  channel.accept();
  channel.pipe(channel);
};

test('many streams of any sizes come back as they went', async () => {
  const sizes = fc.array(fc.nat({ max: 400_000 }), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(sizes, async (wanted) => {
      const { left } = connected({ opened: echo });
      await Promise.all(
        wanted.map(async (size, index) => {
          const sent = Buffer.alloc(size, index + 1);
          const channel = left.open({});
          channel.end(sent);
          expect((await buffer(channel)).equals(sent)).toBe(true);
        }),
      );
    }),
    { numRuns: 20 },
  );
});

test('a reader that does not read stops its writer and nobody else', async () => {
  const slow: Channel[] = [];
  const { left } = connected({
    opened: (channel, meta) => (meta === 'slow' ? slow.push(channel) : echo(channel)),
  });
  const stuck = left.open('slow');
  let written = 0;
  for (let frame = 0; frame < 64; frame++) {
    stuck.write(Buffer.alloc(32 * 1024), () => {
      written += 32 * 1024;
    });
  }
  const quick = left.open('quick');
  quick.end('still here');
  expect((await buffer(quick)).toString()).toBe('still here');
  expect(written).toBe(128 * 1024);

  slow[0]?.resume();
  stuck.end();
  await once(stuck, 'finish');
  expect(written).toBe(64 * 32 * 1024);
});

test('an error arrives with its code', async () => {
  const { left } = connected({
    opened: (channel) =>
      channel.destroy(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })),
  });
  expect(await caught(left.open({}))).toMatchObject({ code: 'ECONNREFUSED' });
});

const caught = (channel: Channel) =>
  new Promise((resolve) => channel.once('error', (error) => resolve(error)));

test('half a connection can be over while the other half goes on', async () => {
  const { left } = connected({
    opened: (channel) => channel.on('end', () => channel.end('after your end')).resume(),
  });
  const channel = left.open({});
  channel.end('question');
  expect((await buffer(channel)).toString()).toBe('after your end');
});

test('questions are answered, also with an error', async () => {
  const { left } = connected({
    called: async (question) => {
      if (question === 'fail') throw new Error('no such wire');
      return { question };
    },
  });
  expect(await left.call('name')).toEqual({ question: 'name' });
  await expect(left.call('fail')).rejects.toThrow('no such wire');
});

test('when the other end is gone, streams and questions end with it', async () => {
  const { left } = connected({ called: () => new Promise(() => undefined) });
  const channel = left.open({});
  const error = caught(channel);
  const question = left.call('name');
  left.fail(new Error('gone'));
  expect(await error).toMatchObject({ message: 'gone' });
  await expect(question).rejects.toThrow('gone');
  expect(await caught(left.open({}))).toMatchObject({ message: 'gone' });
  await expect(left.call('name')).rejects.toThrow('gone');
});
