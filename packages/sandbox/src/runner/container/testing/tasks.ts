import type { ContainerExit, ContainerToRun, PreparedTask, TaskToRun } from '../../task-runner.ts';

let tasks = 0;

/** A small task that nobody answers, with what a test says differently. */
export function taskToRun(different: Partial<TaskToRun> = {}): TaskToRun {
  tasks += 1;
  return {
    taskArn: `arn:aws:ecs:eu-west-1:123456789012:task/main/${tasks}`,
    definition: 'api:1',
    group: 'service:api',
    address: `10.0.1.${tasks}`,
    cpu: 256,
    memory: 512,
    architecture: 'X86_64',
    ephemeralStorage: 20,
    volumes: [],
    names: [],
    connect: async () => {
      throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    },
    ...different,
  };
}

/** A container of the support image that runs a Node.js program. */
export function nodeContainer(
  image: string,
  program: string,
  different: Partial<ContainerToRun> = {},
): ContainerToRun {
  return {
    name: 'app',
    image,
    entryPoint: ['node', '-e', program],
    environment: {},
    readonlyRootFilesystem: false,
    init: false,
    ulimits: [],
    tmpfs: [],
    mounts: [],
    addCapabilities: [],
    dropCapabilities: [],
    ...different,
  };
}

/** A container that a test started, with what it said and how it ended. */
export async function startIn(task: PreparedTask, container: ContainerToRun) {
  const lines: string[] = [];
  const waiting = new Map<string, () => void>();
  let exited: (exit: ContainerExit) => void = () => undefined;
  const exit = new Promise<ContainerExit>((resolve) => {
    exited = resolve;
  });
  const running = await task.start(container, {
    log: (line) => {
      lines.push(line);
      waiting.get(line)?.();
    },
    exited,
  });
  return {
    ...running,
    lines,
    exit,
    /** Resolves when it has said a line. */
    said: (line: string) =>
      new Promise<void>((resolve) => {
        if (lines.includes(line)) resolve();
        else waiting.set(line, resolve);
      }),
  };
}

/** Runs a container to its end. */
export async function runIn(task: PreparedTask, container: ContainerToRun) {
  const { exit, lines } = await startIn(task, container);
  return { ...(await exit), lines };
}
