import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import type { EngineEvent } from '../../events/engine-event.ts';
import type { RehearsalReport } from '../rehearsal-report.ts';

/** What such a process says, in the order in which it does. */
export type Said = EngineEvent | { readonly kind: 'report'; readonly report: RehearsalReport };

/** A rehearsal in a process of its own, which a test can kill. */
export interface RehearsalProcess {
  readonly pid: number;
  /** All that it said, as text. */
  output(): string;
  /** Resolves with the first thing said that is wanted; rejects when the process ends before. */
  until(wanted: (said: Said) => boolean): Promise<Said>;
  /** Sends a signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<void>;
  /** Waits for the end. */
  ended(): Promise<void>;
}

/** Bundles the program that rehearses a folder, so that it can be started as a process. */
export async function bundleRehearsal(): Promise<{
  start(folder: string): RehearsalProcess;
  remove(): Promise<void>;
}> {
  // Beside the packages, so that what is not bundled is found.
  const modules = dirname(dirname(createRequire(import.meta.url).resolve('rolldown/package.json')));
  const caches = join(modules, '.cache');
  await mkdir(caches, { recursive: true });
  const folder = await mkdtemp(join(caches, 'seaworthy-'));
  const source = (name: string) =>
    fileURLToPath(new URL(`../../../../${name}/src/index.ts`, import.meta.url));
  const bundle = await rolldown({
    input: fileURLToPath(new URL('./rehearse-folder.ts', import.meta.url)),
    platform: 'node',
    external: /^(?!@seaworthy\/)[^./]/,
    resolve: {
      alias: { '@seaworthy/compiler': source('compiler'), '@seaworthy/sandbox': source('sandbox') },
    },
  });
  const program = join(folder, 'program.mjs');
  await bundle.write({ file: program, format: 'esm', codeSplitting: false });
  await bundle.close();
  return {
    start: (project) => watch(spawn(process.execPath, [program, project], { stdio })),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

const stdio: ('ignore' | 'pipe')[] = ['ignore', 'pipe', 'pipe'];

function watch(child: ChildProcess): RehearsalProcess {
  const said: Said[] = [];
  let text = '';
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const exit = once(child, 'exit').then(tell);
  child.stderr?.on('data', (bytes) => {
    text += bytes;
  });
  const { stdout } = child;
  if (!stdout || child.pid === undefined) throw new Error('the rehearsal did not start');
  createInterface({ input: stdout }).on('line', (line) => {
    text += `${line}\n`;
    said.push(JSON.parse(line));
    tell();
  });
  return {
    pid: child.pid,
    output: () => text,
    until: (wanted) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = said.find(wanted);
          if (!found && child.exitCode === null && child.signalCode === null) return;
          listeners.delete(look);
          if (found) resolve(found);
          else reject(new Error(`the rehearsal ended before: ${text.slice(-2000)}`));
        };
        listeners.add(look);
        look();
      }),
    async end(signal) {
      child.kill(signal);
      await exit;
    },
    ended: () => exit,
  };
}
