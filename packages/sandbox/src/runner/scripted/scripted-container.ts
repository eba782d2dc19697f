import type { ProbeOutcome } from '../../load-balancing/target-groups.ts';
import type { Cancel, Clock } from '../../time/clock.ts';
import {
  ConnectionBlocked,
  type ContainerListener,
  type ListeningSocket,
  type RunningContainer,
  type TaskToRun,
} from '../task-runner.ts';
import type { Connection, Consequence, Listener, Script } from './script.ts';

const blockedTimeout = 10_000;
const sigtermCode = 143;
const sigkillCode = 137;

/** What a scripted container is put into. */
export interface Stage {
  readonly clock: Clock;
  readonly runtimeId: string;
  readonly listener: ContainerListener;
  readonly connect: TaskToRun['connect'];
  /** Bytes. */
  readonly memoryLimit: number;
}

/** A container that follows a script; it runs from its construction on. */
export class ScriptedContainer implements RunningContainer {
  readonly runtimeId: string;
  readonly #script: Script;
  readonly #stage: Stage;
  readonly #startedAt: number;
  #timers: Cancel[] = [];
  #exited = false;

  constructor(script: Script, stage: Stage) {
    this.runtimeId = stage.runtimeId;
    this.#script = script;
    this.#stage = stage;
    this.#startedAt = stage.clock.now();
    this.#perform();
  }

  /** How the container answers a peer outside its task; nothing when another one listens. */
  listenerOn(port: number): Listener | undefined {
    if (this.#exited) return undefined;
    return this.#script.listens?.find(
      (listener) =>
        listener.port === port &&
        listener.address !== '127.0.0.1' &&
        (listener.from ?? 0) <= this.#age(),
    );
  }

  listening(): readonly ListeningSocket[] {
    if (this.#exited) return [];
    return (this.#script.listens ?? [])
      .filter(({ from = 0 }) => from <= this.#age())
      .map(({ port, address }) => ({ port, reachable: address !== '127.0.0.1' }));
  }

  answer(listener: Listener, path: string): ProbeOutcome {
    return listener.answers?.(path, this.#age()) ?? { kind: 'status', status: 200 };
  }

  async exec(
    command: readonly string[],
    timeout: number,
  ): Promise<{ readonly code: number; readonly output: string }> {
    if (this.#exited) throw new Error('The container does not run.');
    const {
      code,
      output = '',
      takes = 0,
    } = this.#script.command?.(command, this.#age()) ?? {
      code: 0,
    };
    if (takes > 0) await this.#stage.clock.sleep(Math.min(takes, timeout));
    if (takes > timeout) throw new Error(`The command did not end within ${timeout} ms.`);
    return { code, output };
  }

  async signal(name: string): Promise<void> {
    if (this.#exited) return;
    if (name === 'SIGKILL') this.#exitSoon(0, sigkillCode);
    else if (name === 'SIGTERM') this.#terminate();
  }

  async usage(): Promise<{ readonly memory: number; readonly cpu: number } | undefined> {
    if (this.#exited) return undefined;
    const { initial = 0, growth = 0 } = this.#script.memory ?? {};
    return {
      memory: Math.min(initial + (growth * this.#age()) / 1000, this.#stage.memoryLimit),
      cpu: this.#script.cpu ?? 0,
    };
  }

  #perform(): void {
    const { exits, logs = [], connects = [] } = this.#script;
    for (const { after, line } of logs) this.#after(after, () => this.#stage.listener.log(line));
    for (const connection of connects) {
      this.#after(connection.after, () => void this.#connect(connection));
    }
    const outOfMemoryAfter = this.#outOfMemoryAfter();
    if (outOfMemoryAfter !== undefined) this.#exitSoon(outOfMemoryAfter, sigkillCode, true);
    if (exits !== undefined) this.#exitSoon(exits.after, exits.code, exits.outOfMemory);
  }

  #outOfMemoryAfter(): number | undefined {
    const { initial, growth = 0 } = this.#script.memory ?? { initial: 0 };
    const left = this.#stage.memoryLimit - initial;
    if (left <= 0) return 0;
    return growth > 0 ? (left / growth) * 1000 : undefined;
  }

  #terminate(): void {
    const { onSigterm } = this.#script;
    if (onSigterm === 'ignored') return;
    this.#exitSoon(onSigterm?.exitsAfter ?? 0, onSigterm?.code ?? sigtermCode);
  }

  async #connect({ host, port, whenBlocked, whenRefused }: Connection): Promise<void> {
    try {
      const connection = await this.#stage.connect(host, port);
      connection.destroy();
    } catch (error) {
      if (this.#exited) return;
      if (!(error instanceof ConnectionBlocked)) this.#suffer(whenRefused);
      else this.#after(whenBlocked?.timeout ?? blockedTimeout, () => this.#suffer(whenBlocked));
    }
  }

  #suffer(consequence: Consequence | undefined): void {
    if (consequence?.line !== undefined) this.#stage.listener.log(consequence.line);
    if (consequence?.exitCode !== undefined) this.#exit(consequence.exitCode, false);
  }

  #exitSoon(delay: number, code: number, outOfMemory = false): void {
    this.#after(delay, () => this.#exit(code, outOfMemory));
  }

  #exit(code: number, outOfMemory: boolean): void {
    if (this.#exited) return;
    this.#exited = true;
    for (const cancel of this.#timers) cancel();
    this.#timers = [];
    this.#stage.listener.exited({ code, outOfMemory });
  }

  #after(delay: number, action: () => void): void {
    this.#timers.push(this.#stage.clock.after(delay, action));
  }

  #age(): number {
    return this.#stage.clock.now() - this.#startedAt;
  }
}
