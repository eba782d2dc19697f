import { once } from 'node:events';
import { duplexPair, PassThrough } from 'node:stream';
import { TLSSocket } from 'node:tls';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Observation } from '../../observation.ts';
import type { Engine } from '../engine/engine.ts';
import { provideSupportImage } from '../engine/provide-support-image.ts';
import { findTestEngine } from '../engine/testing/find-test-engine.ts';
import { ConnectionBlocked, type PreparedTask, type TaskToRun } from '../task-runner.ts';
import { type ContainerRunner, createContainerRunner } from './create-container-runner.ts';
import { runLabel } from './ownership/labels.ts';
import { sweep } from './ownership/sweep.ts';
import { startApart } from './testing/start-apart.ts';
import { nodeContainer, runIn, startIn, taskToRun } from './testing/tasks.ts';

const certificate = await generate([{ name: 'commonName', value: 'api.example.com' }], {
  extensions: [
    { name: 'basicConstraints', cA: true },
    { name: 'subjectAltName', altNames: [{ type: 2, value: 'api.example.com' }] },
  ],
});
const work = { report: () => undefined, signal: new AbortController().signal };
const engine = await findTestEngine();

describe.skipIf(!engine)('containers of tasks', () => {
  const machine = engine as Engine;
  const observations: Observation[] = [];
  let runner: ContainerRunner;
  let image: string;

  beforeAll(async () => {
    image = await provideSupportImage(machine, work);
    runner = await createContainerRunner({
      engine: machine,
      observe: (observation) => observations.push(observation),
      certificateAuthority: certificate.cert,
      ...work,
    });
  }, 60_000);

  afterAll(async () => {
    await runner?.close();
    await machine.close();
  }, 60_000);

  const prepare = (different?: Partial<TaskToRun>): Promise<PreparedTask> =>
    runner.prepare(taskToRun(different), work.signal);
  const program = (source: string, different?: Parameters<typeof nodeContainer>[2]) =>
    nodeContainer(image, source, different);

  describe.concurrent('limits', () => {
    test('processors and memory are those of the task, and there is no swap', async () => {
      const { lines } = await runIn(
        await prepare({ cpu: 512, memory: 256 }),
        program(`
          const { readFileSync, existsSync } = require('node:fs');
          const read = (...paths) => readFileSync(paths.map((path) => '/sys/fs/cgroup/' + path).find(existsSync), 'utf8').trim();
          console.log(read('memory.max', 'memory/memory.limit_in_bytes'));
          const [quota, period = 100000] = read('cpu.max', 'cpu/cpu.cfs_quota_us').split(' ');
          console.log(quota / period);
          console.log(process.availableMemory ? 'ok' : 'old');`),
      );
      expect(lines.slice(0, 2)).toEqual([String(256 * 1024 * 1024), '0.5']);
    });

    test('what needs more memory than it has is killed: 137, out of memory', async () => {
      const exit = await runIn(
        await prepare(),
        program(`const kept = []; for (;;) kept.push(Buffer.alloc(1e7, 1));`, { memory: 64 }),
      );
      expect(exit).toMatchObject({ code: 137, outOfMemory: true });
    });

    test('a read-only root is read-only everywhere but where something is mounted', async () => {
      const { lines } = await runIn(
        await prepare({ volumes: [{ name: 'scratch' }] }),
        program(
          `for (const folder of ['/', '/tmp', '/run', '/var/tmp', '/scratch', '/small']) {
            try { require('node:fs').writeFileSync(folder + '/file', ''); console.log(folder, 'written'); }
            catch (error) { console.log(folder, error.code); }
          }`,
          {
            readonlyRootFilesystem: true,
            mounts: [{ volume: 'scratch', path: '/scratch', readonly: false }],
            tmpfs: [{ path: '/small', size: 16, options: [] }],
          },
        ),
      );
      expect(lines).toEqual([
        '/ EROFS',
        '/tmp EROFS',
        '/run EROFS',
        '/var/tmp EROFS',
        '/scratch written',
        '/small written',
      ]);
    });

    test('open files are limited as asked, or as the machine can, which is said', async () => {
      const { lines } = await runIn(
        await prepare(),
        program('', {
          entryPoint: ['sh', '-c', 'ulimit -n'],
          ulimits: [{ name: 'nofile', soft: 512, hard: 1024 }],
        }),
      );
      expect(lines).toEqual(['512']);
    });
  });

  describe.concurrent('start and end', () => {
    test('output comes line by line, from both outputs, with the exit code after it', async () => {
      const { lines, code } = await runIn(
        await prepare(),
        program(`console.log('one'); process.stdout.write('two'); process.exitCode = 3;`),
      );
      expect({ lines, code }).toEqual({ lines: ['one', 'two'], code: 3 });
    });

    test('SIGTERM that is ignored ends in SIGKILL: 137, which is not out of memory', async () => {
      const app = await startIn(
        await prepare(),
        program(
          `process.on('SIGTERM', () => console.log('no')); setInterval(() => {}, 1e3); console.log('up');`,
        ),
      );
      await app.said('up');
      await app.signal('SIGTERM');
      await app.said('no');
      await app.signal('SIGKILL');
      expect(await app.exit).toEqual({ code: 137, outOfMemory: false });
    });

    test('with an init, a shell that handles no signals ends at once: 143', async () => {
      const app = await startIn(
        await prepare(),
        program('', { entryPoint: ['sh', '-c', 'echo up; sleep 60; echo woke'], init: true }),
      );
      await app.said('up');
      await app.signal('SIGTERM');
      expect(await app.exit).toEqual({ code: 143, outOfMemory: false });
    });

    test('with an init, a program that is not there leaves with 127', async () => {
      const missing = program('', { entryPoint: ['/nope'], init: true });
      const app = await startIn(await prepare(), missing);
      expect(await app.exit).toEqual({ code: 127, outOfMemory: false });
    });

    test("a program that is not there fails to start, in ECS's words", async () => {
      const task = await prepare();
      await expect(startIn(task, program('', { entryPoint: ['/nope'] }))).rejects.toMatchObject({
        code: 'CannotStartContainerError',
        message:
          'ResourceInitializationError: failed to create new container runtime task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "/nope": stat /nope: no such file or directory: unknown',
      });
    });

    test.each([
      ['a script with Windows line ends', '#!/bin/sh\\r\\n', 'no such file or directory'],
      ['a program for another processor', armProgram(), 'exec format error'],
    ])('%s ends with the text that ECS shows', async (_what, content, reason) => {
      const task = await prepare({ volumes: [{ name: 'bin' }] });
      const mounts = [{ volume: 'bin', path: '/own', readonly: false }];
      const write = `require('node:fs').writeFileSync('/own/entrypoint', Buffer.from('${content}', 'latin1'), { mode: 0o755 })`;
      await runIn(task, program(write, { mounts }));
      const exit = await runIn(
        task,
        program('', { name: 'crlf', entryPoint: ['/own/entrypoint'], mounts }),
      );
      expect(exit.lines.join()).toContain(`exec /own/entrypoint: ${reason}`);
      expect([1, 255]).toContain(exit.code);
    });

    test("an image that nobody has cannot be pulled, in ECS's words", async () => {
      const task = await prepare();
      const missing = { ...program(''), image: '127.0.0.1:1/missing:1' };
      await expect(task.pull(missing, work.signal)).rejects.toMatchObject({
        code: 'CannotPullContainerError',
        message: expect.stringMatching(
          /^pull image manifest has been retried 1 time\(s\): failed to resolve ref 127\.0\.0\.1:1\/missing:1: /,
        ),
      });
    });

    test('a command in a container has its output and code; one that hangs is killed', async () => {
      const app = await startIn(
        await prepare(),
        program(`setInterval(() => {}, 1000); console.log('up');`),
      );
      await app.said('up');
      expect(await app.exec(['sh', '-c', 'echo out; echo err >&2; exit 4'], 10_000)).toEqual({
        code: 4,
        output: expect.stringMatching(/^(out\nerr|err\nout)\n$/),
      });
      await expect(app.exec(['sh', '-c', 'sleep 777 & wait'], 300)).rejects.toThrow('0.3 s');
      await expect
        .poll(async () => (await app.exec(['ps'], 10_000)).output, { timeout: 8000, interval: 200 })
        .not.toContain('777');
    });

    test('memory and processor use are measured', async () => {
      const app = await startIn(
        await prepare(),
        program(`const kept = Buffer.alloc(5e7, 1); console.log('up'); for (;;) kept[0]++;`),
      );
      await app.said('up');
      await app.usage();
      await expect
        .poll(async () => (await app.usage())?.cpu ?? 0, { timeout: 5000, interval: 300 })
        .toBeGreaterThan(50);
      expect((await app.usage())?.memory).toBeGreaterThan(5e7);
    });
  });

  describe.concurrent('secrets', () => {
    test('are in the environment, and in no label, argument or log of the engine', async () => {
      const task = await prepare();
      const app = await startIn(
        task,
        program(`console.log(process.env.TOKEN.length); setInterval(() => {}, 1000);`, {
          environment: { TOKEN: 'hush-hush-hush' },
        }),
      );
      await app.said('14');
      const inspected = await machine.docker.getContainer(app.runtimeId).inspect();
      const { Env, ...config } = inspected.Config;
      expect(Env).toContain('TOKEN=hush-hush-hush');
      expect(JSON.stringify({ ...inspected, Config: config })).not.toContain('hush-hush-hush');
      const { output } = await app.exec(['ps', '-o', 'args'], 10_000);
      expect(output).not.toContain('hush-hush-hush');
    });
  });

  describe.concurrent('trust', () => {
    test('the authority of the sandbox is added to the bundles of the image', async () => {
      const task = await prepare({
        connect: async () => {
          const [inside, outside] = duplexPair();
          const { cert, private: key } = certificate;
          const secure = new TLSSocket(outside, { isServer: true, cert, key });
          secure.once('data', () => secure.end('HTTP/1.1 204 No Content\r\n\r\n'));
          return inside;
        },
      });
      const { lines } = await runIn(
        task,
        program(
          `
          const bundle = require('node:fs').readFileSync('/etc/ssl/certs/ca-certificates.crt', 'utf8');
          console.log(bundle.includes(process.env.PEM));
          fetch('https://api.example.com').then(({ status }) => console.log(status), console.log);`,
          { environment: { PEM: certificate.cert.trim() } },
        ),
      );
      expect(lines).toEqual(['true', '204']);
      expect(observations).toContainEqual({
        kind: 'stand-in',
        of: 'the authorities of Amazon that containers trust',
        by: "the sandbox's own",
      });
    });
  });

  describe.concurrent('volumes', () => {
    test("a task's own is empty for each task, a file system is the same for all", async () => {
      const container = program(
        `const { readdirSync, writeFileSync } = require('node:fs');
        for (const folder of ['/own', '/shared']) {
          console.log(folder, readdirSync(folder).length);
          writeFileSync(folder + '/file', '');
        }`,
        {
          mounts: [
            { volume: 'own', path: '/own', readonly: false },
            { volume: 'shared', path: '/shared', readonly: false },
          ],
        },
      );
      const volumes = [{ name: 'own' }, { name: 'shared', fileSystemId: 'fs-0a1b' }];
      const first = await prepare({ volumes });
      expect((await runIn(first, container)).lines).toEqual(['/own 0', '/shared 0']);
      await first.dispose();
      const second = await prepare({ volumes });
      expect((await runIn(second, container)).lines).toEqual(['/own 0', '/shared 1']);
    });

    test('belongs to root, so that another user cannot write to it', async () => {
      const { lines } = await runIn(
        await prepare({ volumes: [{ name: 'own' }] }),
        program(
          `try { require('node:fs').writeFileSync('/own/file', ''); } catch (error) { console.log(error.code); }`,
          { user: 'node', mounts: [{ volume: 'own', path: '/own', readonly: false }] },
        ),
      );
      expect(lines).toEqual(['EACCES']);
    });
  });

  describe.concurrent('network', () => {
    const listen = (port: number, host: string) =>
      `require('node:http').createServer((request, response) => response.end(request.socket.localAddress)).listen(${port}, '${host}', () => console.log('up'));`;

    test('containers of a task share localhost, and nothing with other tasks', async () => {
      const task = await prepare();
      const other = await prepare();
      const web = await startIn(task, program(listen(8000, '127.0.0.1')));
      await web.said('up');
      const ask = (name: string) =>
        program(
          `fetch('http://localhost:8000').then(() => console.log('answer'), (error) => console.log(error.cause.code));`,
          { name },
        );
      expect((await runIn(task, ask('sidecar'))).lines).toEqual(['answer']);
      expect((await runIn(other, ask('stranger'))).lines).toEqual(['ECONNREFUSED']);
    });

    test('a server on 127.0.0.1 refuses what comes from outside, one on 0.0.0.0 answers', async () => {
      const task = await prepare();
      const started = [
        await startIn(task, program(listen(8000, '127.0.0.1'))),
        await startIn(task, program(listen(8001, '0.0.0.0'), { name: 'open' })),
      ];
      await Promise.all(started.map((app) => app.said('up')));
      const probe = (port: number) =>
        task.probe({ port, protocol: 'HTTP', path: '/', timeout: 5000 });
      await expect(task.dial(8000)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
      expect(await probe(8000)).toEqual({ kind: 'refused' });
      expect(await probe(8001)).toEqual({ kind: 'status', status: 200 });
      expect(await task.listening()).toEqual([
        { port: 8000, reachable: false },
        { port: 8001, reachable: true },
      ]);
    });

    test('100 requests at a time go in over connections that are kept', async () => {
      const task = await prepare({ cpu: 1024 });
      const app = await startIn(
        task,
        program(
          `let connections = 0;
          require('node:http').createServer((request, response) => response.end(String(connections)))
            .on('connection', () => connections++).listen(8000, () => console.log('up'));`,
        ),
      );
      await app.said('up');
      const askTwice = async () => {
        const connection = await task.dial(8000);
        const answers: string[] = [];
        for (let request = 0; request < 2; request++) {
          connection.write('GET / HTTP/1.1\r\nhost: task\r\n\r\n');
          const [answer] = await once(connection, 'data');
          answers.push(String(answer));
        }
        connection.destroy();
        return answers;
      };
      const answers = await Promise.all(Array.from({ length: 100 }, askTwice));
      expect(answers.flat()).toHaveLength(200);
      expect(answers.flat().every((answer) => answer.startsWith('HTTP/1.1 200'))).toBe(true);
      expect(answers.flat().some((answer) => answer.endsWith('\r\n100'))).toBe(true);
    });

    test('a name leads to what the sandbox connects it with, at the same port as its own', async () => {
      const asked: string[] = [];
      const task = await prepare({
        names: [{ host: 'db.internal', ports: [7777] }],
        connect: async (host, port) => {
          asked.push(`${host}:${port}`);
          return new PassThrough();
        },
      });
      const { lines } = await runIn(
        task,
        program(
          `const net = require('node:net');
          net.createServer().listen(7777, '0.0.0.0', async () => {
            for (const host of ['db.internal', 'api.example.com', '10.0.9.9']) {
              const socket = net.connect(host === 'db.internal' ? 7777 : 443, host).end(host);
              for await (const bytes of socket) console.log('echo ' + bytes);
            }
            process.exit();
          });`,
        ),
      );
      expect(lines).toEqual(['echo db.internal', 'echo api.example.com', 'echo 10.0.9.9']);
      expect(asked).toEqual(['db.internal:7777', 'api.example.com:443', '10.0.9.9:443']);
    });

    test('another task is reached through the sandbox alone, also by its address', async () => {
      const other = taskToRun();
      const web = await startIn(
        await runner.prepare(other, work.signal),
        program(listen(8000, '0.0.0.0')),
      );
      await web.said('up');
      const asked: string[] = [];
      const { lines } = await runIn(
        await prepare({
          connect: async (host, port) => {
            asked.push(`${host}:${port}`);
            return new PassThrough();
          },
        }),
        program(
          `const socket = require('node:net').connect(8000, '${other.address}').end('echo');
          socket.setTimeout(5000, () => process.exit()).on('data', (bytes) => console.log(String(bytes)));`,
        ),
      );
      expect({ asked, lines }).toEqual({ asked: [`${other.address}:8000`], lines: ['echo'] });
    });

    test('a name that nobody declared does not resolve', async () => {
      const { lines } = await runIn(
        await prepare(),
        program(`require('node:dns').lookup('redis', (error) => console.log(error.code));`),
      );
      expect(lines).toEqual(['ENOTFOUND']);
    });

    test('what is blocked hears nothing, what is refused is reset', async () => {
      const { lines } = await runIn(
        await prepare({
          connect: async (host) => {
            if (host === 'blocked.internal') throw new ConnectionBlocked('no egress');
            throw Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
          },
        }),
        program(
          `const net = require('node:net');
          const refused = net.connect(443, 'refused.internal');
          refused.on('error', (error) => console.log('refused', error.code));
          const blocked = net.connect(443, 'blocked.internal', () => blocked.write('anyone?'));
          blocked.setTimeout(500, () => { console.log('silence'); process.exit(); });
          blocked.on('data', () => console.log('data')).on('error', console.log).on('close', () => console.log('closed'));`,
        ),
      );
      expect(lines).toEqual(['refused ECONNRESET', 'silence']);
    });

    test('50 MB go each way whole, and a reader that pauses stops the writer', async () => {
      const size = 50 * 1024 * 1024;
      const received: PassThrough[] = [];
      const task = await prepare({
        cpu: 2048,
        connect: async () => {
          const echo = new PassThrough();
          received.push(echo);
          return echo;
        },
      });
      const { lines } = await runIn(
        task,
        program(
          `const { createHash } = require('node:crypto');
          const socket = require('node:net').connect(443, 'bucket.example.com');
          const sent = createHash('sha256'), got = createHash('sha256');
          const chunk = Buffer.alloc(1 << 20, 'sea');
          let left = ${size}, stalled = false;
          const write = () => {
            while (left > 0) { left -= chunk.length; sent.update(chunk); if (!socket.write(chunk)) return socket.once('drain', write); }
            socket.end();
          };
          write();
          setTimeout(() => {
            console.log(left > ${size} / 2 ? 'stalled' : 'flooded');
            socket.on('data', (bytes) => got.update(bytes));
          }, 500);
          socket.on('end', () => console.log(sent.digest('hex') === got.digest('hex')));`,
        ),
      );
      expect(lines).toEqual(['stalled', 'true']);
    });
  });

  describe('what is left', () => {
    test('after a task is disposed of: nothing of it', async () => {
      const task = await runner.prepare(taskToRun({ volumes: [{ name: 'own' }] }), work.signal);
      const app = await startIn(
        task,
        program(`setInterval(() => {}, 1000); console.log('up');`, {
          mounts: [{ volume: 'own', path: '/own', readonly: false }],
        }),
      );
      await app.said('up');
      const before = await countOurs();
      await task.dispose();
      await app.exit;
      const after = await countOurs();
      expect(before.containers - after.containers).toBe(2);
      expect(before.volumes - after.volumes).toBe(1);
      await expect(startIn(task, program(''))).rejects.toThrow('disposed of');
    });

    test("its address can be the next task's at once", async () => {
      const first = taskToRun();
      for (const task of [first, taskToRun({ address: first.address })]) {
        const place = await runner.prepare(task, work.signal);
        const web = await startIn(
          place,
          program(`require('node:net').createServer().listen(8000, () => console.log('up'))`),
        );
        await web.said('up');
        (await place.dial(8000)).destroy();
        await place.dispose();
      }
    });

    test('a command that hangs does not keep its task from going', async () => {
      const before = await countOurs();
      const task = await prepare();
      const app = await startIn(task, program(`setInterval(() => {}, 1000); console.log('up');`));
      await app.said('up');
      await expect(app.exec(['sleep', '777'], 100)).rejects.toThrow('0.1 s');
      await task.dispose();
      expect(await countOurs()).toEqual(before);
    });

    test('a place that is not wanted any more is not made', async () => {
      const before = await countOurs();
      const aborted = AbortSignal.abort(new Error('Ctrl-C'));
      await expect(runner.prepare(taskToRun(), aborted)).rejects.toThrow('Ctrl-C');
      expect(await countOurs()).toEqual(before);
    });

    test('after a kill -9: nothing, once the next run has swept, which spares the living', async () => {
      const before = await countOurs();
      const killed = await startApart(
        new URL('./testing/rehearse-until-killed.ts', import.meta.url),
      );
      onTestFinished(async () => {
        killed.process.kill('SIGKILL');
        await killed.remove();
      });
      const { stdout } = killed.process;
      if (!stdout) throw new Error('no output');
      await once(stdout, 'data');
      await sweep(machine, () => {});
      const during = await countOurs();
      expect(during.containers - before.containers).toBe(3);
      expect(during.volumes - before.volumes).toBe(2);

      killed.process.kill('SIGKILL');
      await once(killed.process, 'exit');
      await sweep(machine, () => {});
      expect(await countOurs()).toEqual(before);
    });
  });

  async function countOurs() {
    const filters = { label: [runLabel] };
    const containers = await machine.docker.listContainers({ all: true, filters });
    const { Volumes } = await machine.docker.listVolumes({ filters });
    return { containers: containers.length, volumes: Volumes?.length ?? 0 };
  }
});

/** The head of a program for ARM, as text: enough for the kernel to refuse it. */
function armProgram(): string {
  const head = Buffer.alloc(64);
  head.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]);
  head.writeUInt16LE(2, 16);
  head.writeUInt16LE(183, 18);
  head.writeUInt32LE(1, 20);
  return [...head].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
}
