import { createServer } from 'node:http';
import { type Duplex, duplexPair } from 'node:stream';
import type { ProbeOutcome } from '../load-balancing/target-groups.ts';
import type { Script, ScriptFor } from '../runner/scripted/script.ts';
import { scriptedRunner } from '../runner/scripted/scripted-runner.ts';
import type { ContainerToRun, PreparedTask, TaskRunner, TaskToRun } from '../runner/task-runner.ts';
import type { Clock } from '../time/clock.ts';

/**
 * Runs tasks without containers. One whose script names no port answers HTTP at whatever port it is
 * asked as long as it runs, and says so to the load balancer too.
 */
export function obligingRunner(clock: Clock, scriptFor: ScriptFor): TaskRunner {
  const scripted = scriptedRunner(clock, scriptFor);
  return {
    prepare: async (task, signal) => oblige(await scripted.prepare(task, signal), task, scriptFor),
  };
}

function oblige(prepared: PreparedTask, task: TaskToRun, scriptFor: ScriptFor): PreparedTask {
  let running = 0;
  let namesPorts = false;

  function scriptOf({ name, image, environment }: ContainerToRun): Script {
    const { taskArn, definition, group } = task;
    return scriptFor({ taskArn, definition, group, container: name, image, environment });
  }

  const probe: PreparedTask['probe'] = async (request) =>
    namesPorts || running === 0 ? prepared.probe(request) : { kind: 'status', status: 200 };

  return {
    ...prepared,
    start: async (container, listener) => {
      namesPorts ||= scriptOf(container).listens !== undefined;
      const started = await prepared.start(container, {
        ...listener,
        exited: (exit) => {
          running -= 1;
          listener.exited(exit);
        },
      });
      running += 1;
      return started;
    },
    probe,
    dial: async (port) => {
      if (namesPorts || running === 0) await prepared.dial(port);
      return answering((path) => probe({ port, protocol: 'HTTP', path, timeout: 60_000 }), task);
    },
  };
}

/** A connection to a server that answers as health checks are answered. */
function answering(
  ask: (path: string) => Promise<ProbeOutcome>,
  { definition, taskArn }: TaskToRun,
): Duplex {
  const [ours, theirs] = duplexPair();
  const server = createServer((request, response) => {
    void ask(request.url ?? '/').then((outcome) => {
      if (outcome.kind !== 'status') return response.destroy();
      response.writeHead(outcome.status, { 'content-type': 'text/plain' });
      return response.end(`${definition} ${taskArn.slice(taskArn.lastIndexOf('/') + 1)}\n`);
    });
  });
  server.emit('connection', theirs);
  return ours;
}
