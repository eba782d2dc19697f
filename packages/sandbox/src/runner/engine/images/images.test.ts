import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Observation } from '../../../observation.ts';
import { ifPresent } from '../../container/ownership/remove.ts';
import type { Engine } from '../engine.ts';
import { provideBase } from '../provide-base.ts';
import { provideSupportImage } from '../provide-support-image.ts';
import { findTestEngine } from '../testing/find-test-engine.ts';
import { buildImage } from './build-image.ts';
import { inspectImage } from './inspect-image.ts';
import { pullImage } from './pull-image.ts';

const engine = await findTestEngine();

describe.skipIf(!engine)('images', () => {
  const machine = engine as Engine;
  const tag = `localhost/seaworthy/test:${process.pid}`;
  // Never the same twice: a step that is known is not run again.
  const greeting = `ahoy ${Date.now()}`;
  const lines: string[] = [];
  const work = {
    report: (line: string) => lines.push(line),
    signal: new AbortController().signal,
  };
  let context: string;
  let support: string;

  beforeAll(async () => {
    context = await mkdtemp(join(tmpdir(), 'seaworthy-build-'));
    support = await provideSupportImage(machine, work);
  }, 60_000);

  afterAll(async () => {
    await ifPresent(machine.docker.getImage(tag).remove({ force: true }));
    await rm(context, { recursive: true, force: true });
    await machine.close();
  });

  test('are built from a Dockerfile that is no file of the context, and is not in the image', async () => {
    await writeFile(join(context, 'kept'), '');
    lines.length = 0;
    const dockerfile = {
      text: `FROM ${support}\nCOPY . /app/\nRUN echo "${greeting}"; ls -a /app\n`,
    };
    const leavesOut = (path: string) => path === 'Dockerfile' || path === '.seaworthy.Dockerfile';
    await buildImage(machine, { context, dockerfile, leavesOut, args: {}, tag }, work);
    expect(lines).toContain(greeting);
    expect(lines).toContain('kept');
    expect(lines).not.toContain('Dockerfile');
  });

  async function build(dockerfile: string, different: { target?: string } = {}) {
    await writeFile(join(context, 'Dockerfile'), dockerfile);
    lines.length = 0;
    const args = { GREETING: greeting };
    const leavesOut = (path: string) => path === 'Dockerfile' || path === '.env';
    return buildImage(
      machine,
      { context, dockerfile: 'Dockerfile', leavesOut, args, tag, ...different },
      work,
    );
  }

  test('are built with arguments and target, without what is left out, line by line', async () => {
    await writeFile(join(context, '.env'), 'SECRET=1');
    const image = await build(
      `FROM ${support} AS wanted\nARG GREETING\nCOPY . /app/\nRUN echo "$GREETING" && ls -a /app\nFROM wanted\nRUN false\n`,
      { target: 'wanted' },
    );
    expect(lines).toContain(greeting);
    expect(lines).not.toContain('.env');
    expect(image.architectures).toEqual([process.arch === 'arm64' ? 'ARM64' : 'X86_64']);
    expect(await inspectImage(machine, tag)).toEqual(image);
  });

  test('a build that fails says which step, and what was said last', async () => {
    await expect(
      build(`FROM ${support}\nRUN echo 'cannot find module left-pad' && exit 7\n`),
    ).rejects.toMatchObject({
      name: 'ImageFailure',
      message: expect.stringContaining('exit status 7'),
      lastLines: expect.arrayContaining(['cannot find module left-pad']),
    });
  });

  test('an image that no registry gives is named with the reason', async () => {
    await expect(pullImage(machine, '127.0.0.1:1/nope', work)).rejects.toMatchObject({
      name: 'ImageFailure',
      message: expect.stringMatching(/^127\.0\.0\.1:1\/nope could not be pulled: .*refused/),
    });
    expect(await inspectImage(machine, '127.0.0.1:1/nope')).toBeUndefined();
  });

  test('a base that exists needs no registry, and a stand-in is told each time', async () => {
    await build(`FROM ${support}\n`);
    const observations: Observation[] = [];
    await provideBase(machine, tag, { ...work, observe: (seen) => observations.push(seen) });
    expect(observations).toEqual([
      {
        kind: 'stand-in',
        of: tag,
        by: `BusyBox with this machine's Node.js ${process.version}`,
      },
    ]);
  });
});
