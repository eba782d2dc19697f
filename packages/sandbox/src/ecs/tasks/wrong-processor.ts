import type { ContainerToRun } from '../../runner/task-runner.ts';
import type { Clock } from '../../time/clock.ts';
import type { Launch } from './container-life.ts';

/** What becomes of a container whose programs are for another processor: it dies at once. */
export function launchOnWrongProcessor(container: ContainerToRun, clock: Clock): Launch {
  const [program = 'user process'] = [
    ...(container.entryPoint ?? []),
    ...(container.command ?? []),
  ];
  return async (listener) => {
    clock.after(0, () => {
      listener.log(`exec ${program}: exec format error`);
      listener.exited({ code: 255, outOfMemory: false });
    });
    return {
      runtimeId: '',
      exec: () => Promise.reject(new Error('The container does not run.')),
      signal: () => Promise.resolve(),
      usage: () => Promise.resolve(undefined),
    };
  };
}
