import { basename } from 'node:path';
import { parseImageReference } from '../../images/image-reference.ts';
import type {
  ImageRunner,
  RunningImage,
  ServerImage,
} from '../../stores/sources/images/image-runner.ts';
import type { Engine } from '../engine/engine.ts';
import { ImageFailure } from '../engine/images/image-failure.ts';
import { engineImage } from '../engine/images/inspect-image.ts';
import { pullImage } from '../engine/images/pull-image.ts';
import type { ContainerToRun, TaskRunner, TaskToRun } from '../task-runner.ts';

export interface ImageRunnerOptions {
  readonly engine: Engine;
  /** Its network and its labels are those of the servers too: they end with it at the latest. */
  readonly runner: TaskRunner;
  /** What is being done that takes long. */
  readonly report?: (line: string) => void;
  /** Milliseconds in which a registry has to begin to answer; absent: 5 s. */
  readonly patience?: number;
}

/** MiB */
const memory = 1024;
const keptLines = 20;

/** Runs servers of managed stores in containers of an engine. */
export function createImageRunner(options: ImageRunnerOptions): ImageRunner {
  const { engine, runner } = options;
  const silent = new Set<string>();
  const pulls = new Map<string, Promise<boolean>>();
  let servers = 0;
  return {
    async has(reference) {
      const [program = ''] = (await engineImage(engine, reference))?.Config.Entrypoint ?? [];
      return basename(program) === 'docker-entrypoint.sh';
    },
    pull(reference, signal) {
      const pull = pulls.get(reference) ?? tryToPull(reference, silent, options, signal);
      pulls.set(reference, pull);
      return pull;
    },
    run(image, signal) {
      servers += 1;
      return startServer(runner, taskOf(image, servers), image, signal);
    },
  };
}

/** Registries that do not answer are `silent` from then on. */
async function tryToPull(
  reference: string,
  silent: Set<string>,
  { engine, report = () => undefined, patience = 5000 }: ImageRunnerOptions,
  signal: AbortSignal,
): Promise<boolean> {
  const { registry } = parseImageReference(reference);
  if (silent.has(registry)) return false;
  const waiting = new AbortController();
  const timer = setTimeout(() => waiting.abort(), patience);
  let answered = false;
  const answer = () => {
    if (!answered) report(`${reference} is pulled`);
    answered = true;
    clearTimeout(timer);
  };
  try {
    const either = AbortSignal.any([signal, waiting.signal]);
    await pullImage(engine, reference, { report: answer, signal: either });
    return true;
  } catch (error) {
    signal.throwIfAborted();
    if (waiting.signal.aborted) silent.add(registry);
    else if (!(error instanceof ImageFailure)) throw error;
    return false;
  } finally {
    clearTimeout(timer);
  }
}

async function startServer(
  runner: TaskRunner,
  task: TaskToRun,
  image: ServerImage,
  signal: AbortSignal,
): Promise<RunningImage> {
  const place = await runner.prepare(task, signal);
  const lines: string[] = [];
  const log = (line: string) => {
    lines.push(line);
    if (lines.length > keptLines) lines.shift();
  };
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  try {
    await place.start(containerOf(image), { log, exited: () => end() });
    return {
      dial: () => place.dial(image.port),
      ended,
      lastLines: () => [...lines],
      stop: () => place.dispose(),
    };
  } catch (error) {
    await place.dispose();
    throw error;
  }
}

/** A place for one server; nothing leads out of it. */
function taskOf({ reference }: ServerImage, number: number): TaskToRun {
  return {
    taskArn: `store ${number}`,
    definition: reference,
    group: 'stores',
    // Addresses that RFC 2544 keeps for tests between networks: no VPC has them.
    address: `198.18.${number >> 8}.${number & 255}`,
    cpu: 1024,
    memory,
    architecture: 'X86_64',
    ephemeralStorage: 20,
    volumes: [],
    names: [],
    resolves: () => false,
    connect: async () => {
      throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    },
  };
}

function containerOf({ reference, command, environment, files }: ServerImage): ContainerToRun {
  return {
    name: 'store',
    image: reference,
    command,
    environment,
    files,
    readonlyRootFilesystem: false,
    init: false,
    ulimits: [],
    tmpfs: [],
    mounts: [],
    addCapabilities: [],
    dropCapabilities: [],
  };
}
