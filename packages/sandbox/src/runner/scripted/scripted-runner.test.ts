import { Duplex } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { virtualClock } from '../../time/virtual-clock.ts';
import { ConnectionBlocked, type ContainerToRun, type TaskToRun } from '../task-runner.ts';
import type { Script } from './script.ts';
import { scriptedRunner } from './scripted-runner.ts';

const container: ContainerToRun = {
  name: 'api',
  image: 'api',
  environment: {},
  readonlyRootFilesystem: false,
  init: false,
  ulimits: [],
  tmpfs: [],
  mounts: [],
  addCapabilities: [],
  dropCapabilities: [],
};

const megabyte = 1024 * 1024;

/** A task of one container that follows a script, and what came of it. */
async function perform(script: Script, connect: TaskToRun['connect'] = refuse) {
  const clock = virtualClock(0);
  const happened: string[] = [];
  const note = (what: string) => happened.push(`${clock.now()} ${what}`);
  const prepared = await scriptedRunner(clock, () => script).prepare(
    {
      taskArn: 'arn:aws:ecs:eu-west-1:123456789012:task/shop/4f',
      definition: 'api:1',
      group: 'service:api',
      address: '10.0.0.4',
      cpu: 256,
      memory: 512,
      architecture: 'X86_64',
      ephemeralStorage: 20,
      volumes: [],
      names: [],
      connect,
    },
    new AbortController().signal,
  );
  const start = () =>
    prepared.start(container, {
      log: note,
      exited: ({ code, outOfMemory }) => note(`exit ${code}${outOfMemory ? ' out of memory' : ''}`),
    });
  return { clock, prepared, start, happened };
}

const refuse = () => Promise.reject(new Error('ECONNREFUSED'));
const block = () => Promise.reject(new ConnectionBlocked('no route'));
const accept = async () => new Duplex({ read: () => {} });

describe('a scripted container', () => {
  it('writes its lines and exits when its script says, once', async () => {
    const { clock, start, happened } = await perform({
      logs: [
        { after: 10, line: 'one' },
        { after: 90, line: 'after the end' },
      ],
      exits: { after: 50, code: 1 },
    });
    const running = await start();
    await clock.run();
    await running.signal('SIGKILL');
    await clock.run();
    expect(happened).toEqual(['10 one', '50 exit 1']);
  });

  it.each<[string, Script['onSigterm'], readonly string[]]>([
    ['obeys SIGTERM at once', undefined, ['0 exit 143']],
    ['cleans up first', { exitsAfter: 700, code: 0 }, ['700 exit 0']],
    ['ignores SIGTERM until it is killed', 'ignored', ['1000 exit 137']],
  ])('%s', async (_what, onSigterm, expected) => {
    const { clock, start, happened } = await perform(onSigterm === undefined ? {} : { onSigterm });
    const running = await start();
    await running.signal('SIGTERM');
    await clock.run({ for: 1000 });
    await running.signal('SIGKILL');
    await clock.run();
    expect(happened).toEqual(expected);
  });

  it('is killed when its memory reaches the limit', async () => {
    const { clock, start, happened } = await perform({
      memory: { initial: 112 * megabyte, growth: 100 * megabyte },
      cpu: 200,
    });
    const running = await start();
    await clock.run({ for: 2000 });
    expect(await running.usage()).toEqual({ memory: 312 * megabyte, cpu: 200 });
    await clock.run();
    expect(happened).toEqual(['4000 exit 137 out of memory']);
    expect(await running.usage()).toBeUndefined();
  });

  it('answers commands, and rejects those that take too long', async () => {
    const { clock, start } = await perform({
      command: ([word], at) => ({ code: at < 100 ? 1 : 0, output: `${word}`, takes: 50 }),
    });
    const running = await start();
    const early = running.exec(['ready'], 1000);
    await clock.run({ for: 100 });
    expect(await early).toEqual({ code: 1, output: 'ready' });
    const late = running.exec(['ready'], 20);
    const outcome = late.then(
      () => 'ended',
      (error: Error) => error.message,
    );
    await clock.run({ for: 20 });
    expect(await outcome).toBe('The command did not end within 20 ms.');
  });

  it('dies of a connection that is blocked only after its time-out', async () => {
    const script: Script = {
      connects: [
        {
          after: 5,
          host: 'db',
          port: 5432,
          whenBlocked: { line: 'timed out', exitCode: 1 },
          whenRefused: { line: 'refused' },
        },
      ],
    };
    const outcomes = [];
    for (const connect of [block, refuse, accept]) {
      const { clock, start, happened } = await perform(script, connect);
      await start();
      await clock.run();
      outcomes.push(happened);
    }
    expect(outcomes).toEqual([['10005 timed out', '10005 exit 1'], ['5 refused'], []]);
  });
});

describe('a scripted task', () => {
  it('pulls and starts as slowly, or as badly, as its script says', async () => {
    const { clock, prepared, start } = await perform({
      pull: { takes: 3000, fails: 'toomanyrequests: Too Many Requests.' },
      start: { fails: { code: 'CannotCreateContainerError', reason: 'no' } },
    });
    const pulled = prepared.pull(container, new AbortController().signal).then(
      () => 'pulled',
      (error: Error) => `${clock.now()} ${error.message}`,
    );
    await clock.run();
    expect(await pulled).toBe('3000 toomanyrequests: Too Many Requests.');
    await expect(start()).rejects.toMatchObject({ code: 'CannotCreateContainerError' });
  });

  it('stops pulling when it is told to', async () => {
    const { clock, prepared } = await perform({ pull: { takes: 3000 } });
    const stop = new AbortController();
    const pulled = prepared.pull(container, stop.signal);
    clock.after(1000, () => stop.abort(new Error('stopped')));
    const outcome = expect(pulled).rejects.toThrow('stopped');
    await clock.run();
    await outcome;
    expect(clock.now()).toBe(1000);
  });

  it('refuses on ports where nobody listens, or only to itself', async () => {
    const { clock, prepared, start, happened } = await perform({
      listens: [
        { port: 8000, from: 100 },
        { port: 9000, address: '127.0.0.1' },
      ],
    });
    await start();
    const probe = (port: number) =>
      prepared.probe({ port, protocol: 'TCP', path: '', timeout: 1000 });
    expect(await probe(8000)).toEqual({ kind: 'refused' });
    await clock.run({ for: 100 });
    expect(await probe(8000)).toEqual({ kind: 'status', status: 200 });
    expect(await probe(9000)).toEqual({ kind: 'refused' });
    await prepared.dispose();
    await clock.run();
    expect(happened).toEqual(['100 exit 137']);
    expect(await probe(8000)).toEqual({ kind: 'refused' });
  });
});
