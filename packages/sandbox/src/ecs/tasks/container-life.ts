import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import {
  type ContainerExit,
  type ContainerListener,
  type RunningContainer,
  StartFailure,
} from '../../runner/task-runner.ts';
import type { Cancel, Clock } from '../../time/clock.ts';
import type { TaskContainer } from '../tasks.ts';
import { watchHealth } from './health-check.ts';

/** What the life of a container needs from around it. */
export interface ContainerSurroundings {
  readonly clock: Clock;
  readonly log: (container: string, line: string) => void;
  /** Called after every change of the container. */
  readonly changed: () => void;
  /** Called for each time the container runs; the answer is called when it no longer does. */
  readonly watch: (container: string, running: RunningContainer) => Cancel;
}

/** Starts a container once; a restart calls it again. */
export type Launch = (listener: ContainerListener) => Promise<RunningContainer>;

const defaultStopTimeout = 30;
const defaultRestartPeriod = 300;

/** One container of a task, from before its start to after its last exit. */
export class ContainerLife {
  readonly name: string;
  readonly definition: ContainerDefinition;
  status: TaskContainer['status'] = 'PENDING';
  health: TaskContainer['health'] = 'UNKNOWN';
  exitCode: number | undefined;
  reason: string | undefined;
  imageDigest: string | undefined;
  runtimeId: string | undefined;
  restarts = 0;
  /** When it was started last. */
  startedAt: number | undefined;
  readonly #around: ContainerSurroundings;
  #running: RunningContainer | undefined;
  #starting: Promise<void> | undefined;
  #stopping: Promise<void> | undefined;
  #endWatching: Cancel = () => {};
  #exitListeners: (() => void)[] = [];

  constructor(definition: ContainerDefinition, around: ContainerSurroundings) {
    this.name = definition.name ?? '';
    this.definition = definition;
    this.#around = around;
  }

  get essential(): boolean {
    return this.definition.essential !== false;
  }

  get running(): RunningContainer | undefined {
    return this.#running;
  }

  /** Starts it; resolves when it runs or could not be started. */
  start(launch: Launch): Promise<void> {
    this.#starting = this.#begin(launch);
    return this.#starting;
  }

  /** Ends it without its ever having run. */
  fail(reason: string, exitCode?: number): void {
    this.reason = reason;
    this.exitCode = exitCode;
    this.#stopped();
  }

  /** SIGTERM, and SIGKILL when the stop timeout is over; resolves when it has exited. */
  stop(): Promise<void> {
    this.#stopping ??= this.#end();
    return this.#stopping;
  }

  async #begin(launch: Launch): Promise<void> {
    let exit: ContainerExit | undefined;
    let onExit = (ended: ContainerExit): void => {
      exit = ended;
    };
    try {
      this.#running = await launch({
        log: (line) => this.#around.log(this.name, line),
        exited: (ended) => onExit(ended),
      });
    } catch (error) {
      const code = error instanceof StartFailure ? error.code : 'CannotStartContainerError';
      this.fail(`${code}: ${error instanceof Error ? error.message : String(error)}`);
      return;
    }
    this.#begun(this.#running);
    onExit = (ended) => this.#exited(ended, launch);
    if (exit !== undefined) onExit(exit);
  }

  #begun(running: RunningContainer): void {
    const { clock, watch, changed } = this.#around;
    this.status = 'RUNNING';
    this.runtimeId = running.runtimeId;
    this.startedAt = clock.now();
    const endUsage = watch(this.name, running);
    const { healthCheck } = this.definition;
    const endHealth =
      healthCheck && watchHealth(clock, running, healthCheck, (health) => this.#judged(health));
    this.#endWatching = () => {
      endUsage();
      endHealth?.();
    };
    changed();
  }

  #judged(health: 'HEALTHY' | 'UNHEALTHY'): void {
    if (this.health === health) return;
    this.health = health;
    this.#around.changed();
  }

  #exited(exit: ContainerExit, launch: Launch): void {
    this.#endWatching();
    this.#running = undefined;
    if (this.#mayRestart(exit)) {
      this.restarts += 1;
      this.health = 'UNKNOWN';
      this.#around.changed();
      void this.start(launch);
      return;
    }
    this.exitCode = exit.code;
    if (exit.outOfMemory) this.reason = 'OutOfMemoryError: Container killed due to memory usage';
    this.#stopped();
  }

  /** A restart policy helps only a container that has run for its period. */
  #mayRestart({ code }: ContainerExit): boolean {
    const policy = this.definition.restartPolicy;
    if (policy?.enabled !== true || this.#stopping !== undefined) return false;
    if (policy.ignoredExitCodes?.includes(code) === true) return false;
    const ran = this.#around.clock.now() - (this.startedAt ?? 0);
    return ran >= (policy.restartAttemptPeriod ?? defaultRestartPeriod) * 1000;
  }

  #stopped(): void {
    this.status = 'STOPPED';
    const listeners = this.#exitListeners;
    this.#exitListeners = [];
    for (const listener of listeners) listener();
    this.#around.changed();
  }

  async #end(): Promise<void> {
    if (this.status === 'PENDING' && this.#starting === undefined) {
      this.#stopped();
      return;
    }
    await this.#starting;
    const running = this.#running;
    if (running === undefined) return;
    const exited = new Promise<void>((resolve) => this.#exitListeners.push(resolve));
    const timeout = (this.definition.stopTimeout ?? defaultStopTimeout) * 1000;
    const cancelKill = this.#around.clock.after(timeout, () => void send(running, 'SIGKILL'));
    await send(running, 'SIGTERM');
    await exited;
    cancelKill();
  }
}

/** A container that has just exited can no longer be signalled, and need not be. */
async function send(running: RunningContainer, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  await running.signal(signal).catch(() => {});
}
