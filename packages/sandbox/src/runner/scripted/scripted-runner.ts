import { Duplex } from 'node:stream';
import type { Clock } from '../../time/clock.ts';
import {
  type ContainerToRun,
  type PreparedTask,
  StartFailure,
  type TaskRunner,
  type TaskToRun,
} from '../task-runner.ts';
import type { Script, ScriptFor } from './script.ts';
import { ScriptedContainer } from './scripted-container.ts';

const mebibyte = 1024 * 1024;

/** Runs tasks without containers: each follows its script on the clock, which may be virtual. */
export function scriptedRunner(clock: Clock, scriptFor: ScriptFor): TaskRunner {
  let started = 0;
  return {
    prepare: async (task) => prepareTask(clock, scriptFor, task, () => String(++started)),
  };
}

function prepareTask(
  clock: Clock,
  scriptFor: ScriptFor,
  task: TaskToRun,
  nextId: () => string,
): PreparedTask {
  const containers: ScriptedContainer[] = [];

  function scriptOf({ name, image, environment }: ContainerToRun): Script {
    const { taskArn, definition, group } = task;
    return scriptFor({ taskArn, definition, group, container: name, image, environment });
  }

  /** What answers a peer on a port of the task. */
  function serverOn(port: number) {
    for (const container of containers) {
      const listener = container.listenerOn(port);
      if (listener !== undefined) return { container, listener };
    }
    return undefined;
  }

  return {
    async pull(container, signal) {
      const { takes = 0, fails } = scriptOf(container).pull ?? {};
      if (takes > 0) await clock.sleep(takes, signal);
      if (fails !== undefined) throw new StartFailure('CannotPullContainerError', fails);
    },

    async start(container, listener) {
      const script = scriptOf(container);
      const { takes = 0, fails } = script.start ?? {};
      if (takes > 0) await clock.sleep(takes);
      if (fails !== undefined) throw new StartFailure(fails.code, fails.reason);
      const running = new ScriptedContainer(script, {
        clock,
        runtimeId: `${task.taskArn.slice(task.taskArn.lastIndexOf('/') + 1)}-${nextId()}`,
        listener,
        connect: task.connect,
        memoryLimit: (container.memory ?? task.memory) * mebibyte,
      });
      containers.push(running);
      return running;
    },

    async dial(port) {
      if (serverOn(port) !== undefined) return silentConnection();
      throw Object.assign(new Error(`connect ECONNREFUSED ${task.address}:${port}`), {
        code: 'ECONNREFUSED',
      });
    },

    async probe({ port, protocol, path, timeout }) {
      const server = serverOn(port);
      if (server === undefined) return { kind: 'refused' };
      const outcome = server.container.answer(server.listener, path);
      if (outcome.kind === 'timeout') {
        await clock.sleep(timeout);
        return outcome;
      }
      return protocol === 'TCP' ? { kind: 'status', status: 200 } : outcome;
    },

    listening: async () => containers.flatMap((container) => container.listening()),

    async dispose() {
      await Promise.all(containers.map((container) => container.signal('SIGKILL')));
    },
  };
}

/** A connection over which nothing comes. */
function silentConnection(): Duplex {
  return new Duplex({ read: () => {}, write: (_chunk, _encoding, done) => done() });
}
