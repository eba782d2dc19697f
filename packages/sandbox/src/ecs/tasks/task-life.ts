import { arnOf } from '../../aws/identity.ts';
import type { NetworkInterface } from '../../network/network.ts';
import { type PreparedTask, StartFailure } from '../../runner/task-runner.ts';
import type { LaunchRequest, StopCode, Task, TaskStatus } from '../tasks.ts';
import { ContainerLife } from './container-life.ts';
import { ContainerStarts } from './container-starts.ts';
import { containerToRun } from './container-to-run.ts';
import { agentAddress, connectFrom } from './outbound.ts';
import { type GatheredStart, gatherStart } from './start/gather-start.ts';
import { plugIn } from './start/plug-in.ts';
import { logTargetOf } from './start/task-start.ts';
import { failureOf, TaskStartError } from './start/task-start-error.ts';
import { stopContainers } from './stop-containers.ts';
import { containerRecord, taskHealth } from './task-record.ts';
import type { TaskSurroundings } from './task-surroundings.ts';
import { taskToRun } from './task-to-run.ts';
import { watchUsage } from './watch-usage.ts';
import { launchOnWrongProcessor } from './wrong-processor.ts';

interface Stop {
  readonly code: StopCode;
  readonly reason: string;
}

type Times = Partial<
  Record<
    | 'pullStartedAt'
    | 'pullStoppedAt'
    | 'startedAt'
    | 'stoppingAt'
    | 'executionStoppedAt'
    | 'stoppedAt',
    number
  >
>;

/** One task, from its launch to STOPPED. */
export class TaskLife {
  readonly id: string;
  readonly arn: string;
  readonly request: LaunchRequest;
  readonly #around: TaskSurroundings;
  readonly #subnetId: string;
  readonly #containers: readonly ContainerLife[];
  readonly #starts: ContainerStarts;
  readonly #stopDecided = new AbortController();
  /** An essential container has ended, whoever wanted it. */
  readonly #ended = new AbortController();
  readonly #times: Times = {};
  readonly #createdAt: number;
  #status: TaskStatus = 'PROVISIONING';
  #stop: Stop | undefined;
  #drained: Promise<void> = Promise.resolve();
  #interface: NetworkInterface | undefined;
  #prepared: PreparedTask | undefined;
  #protectedUntil: number | undefined;
  #record: Task;
  #version = 0;

  constructor(around: TaskSurroundings, request: LaunchRequest, subnetId: string) {
    this.#around = around;
    this.request = request;
    this.id = around.identity.hex(32);
    this.arn = arnOf(around.identity, 'ecs', `task/${request.cluster}/${this.id}`);
    this.#subnetId = subnetId;
    this.#createdAt = around.clock.now();
    this.#containers = request.definition.containerDefinitions.map(
      (definition) =>
        new ContainerLife(definition, {
          clock: around.clock,
          log: (container, line) => this.#log(container, line),
          changed: () => this.#containerChanged(),
          watch: (container, running) => {
            const { usageInterval: interval, clock, observe } = around;
            if (interval === undefined) return () => {};
            return watchUsage(clock, observe, interval, { taskArn: this.arn, container, running });
          },
        }),
    );
    this.#starts = new ContainerStarts(around.clock, this.#containers);
    this.#record = this.#look();
  }

  /** The task as it is now. */
  get record(): Task {
    return this.#record;
  }

  get prepared(): PreparedTask | undefined {
    return this.#prepared;
  }

  container(name: string): ContainerLife | undefined {
    return this.#containers.find((container) => container.name === name);
  }

  /** Goes through all states; resolves when the task has stopped. */
  async live(): Promise<void> {
    const { signal } = this.#stopDecided;
    try {
      await this.#provision();
      const gathered = await this.#gather();
      signal.throwIfAborted();
      await this.#pull(gathered);
      signal.throwIfAborted();
      this.#enter('ACTIVATING');
      this.#starts.begin((container) => this.#startContainer(container, gathered));
      await aborted(signal);
    } catch (error) {
      this.#couldNotStart(error);
    }
    if (this.#status === 'RUNNING') {
      this.#enter('DEACTIVATING');
      await Promise.race([this.#drained, aborted(this.#ended.signal)]);
    }
    await this.#endContainers();
    await this.#deprovision();
  }

  /** Decides that the task stops; only the first decision counts. */
  stop(code: StopCode, reason: string, drained: Promise<void> = Promise.resolve()): void {
    if (this.#stop !== undefined) return;
    this.#stop = { code, reason };
    this.#drained = drained;
    this.#times.stoppingAt = this.#around.clock.now();
    this.#starts.end();
    this.#changed();
    this.#stopDecided.abort(new Error(reason));
  }

  protect(until: number | undefined): void {
    this.#protectedUntil = until;
    this.#changed();
  }

  async #provision(): Promise<void> {
    const { network, waits } = this.#around;
    const { securityGroupIds, assignPublicAddress } = this.request;
    this.#interface = plugIn(network, {
      subnetId: this.#subnetId,
      securityGroupIds,
      assignPublicAddress,
      owner: this.#owner(),
      dial: (port) => this.dial(port),
    });
    this.#changed();
    await waits.pass('task-provisioning', this.#owner(), this.#stopDecided.signal);
    this.#enter('PENDING');
  }

  /** A peer in the VPC connects to the task. */
  dial(port: number): ReturnType<PreparedTask['dial']> {
    return (
      this.#prepared?.dial(port) ??
      Promise.reject(
        Object.assign(new Error(`connect ECONNREFUSED port ${port}`), { code: 'ECONNREFUSED' }),
      )
    );
  }

  #gather(): Promise<GatheredStart> {
    const { definition } = this.request;
    const start = { taskId: this.id, definition, networkInterface: this.#plugged() };
    return gatherStart(this.#around, start, this.#stopDecided.signal);
  }

  async #pull(gathered: GatheredStart): Promise<void> {
    const { clock, runner } = this.#around;
    const { signal } = this.#stopDecided;
    const from = this.#plugged();
    const { namespace } = this.request;
    const connect = (host: string, port: number) => {
      if (host === agentAddress) return this.#around.dialAgent();
      const peer = namespace && this.#around.resolveConnect(namespace, host, port);
      return connectFrom(this.#around, from, host, port, peer || undefined);
    };
    const prepared = await runner.prepare(taskToRun(this.arn, this.request, from, connect), signal);
    this.#prepared = prepared;
    this.#times.pullStartedAt = clock.now();
    this.#changed();
    await Promise.all(
      this.#containers.map(async (container) => {
        container.imageDigest = gathered.images.get(container.name)?.image.digest;
        try {
          await prepared.pull(this.#toRun(container, gathered), signal);
        } catch (error) {
          throw error instanceof StartFailure
            ? new TaskStartError(`${error.code}: ${error.message}`, container.name)
            : error;
        }
      }),
    );
    this.#times.pullStoppedAt = clock.now();
  }

  #startContainer(container: ContainerLife, gathered: GatheredStart): void {
    const prepared = this.#prepared;
    if (prepared === undefined) return;
    const toRun = this.#toRun(container, gathered);
    void container.start(
      gathered.images.get(container.name)?.runsHere === false
        ? launchOnWrongProcessor(toRun, this.#around.clock)
        : (listener) => prepared.start(toRun, listener),
    );
  }

  #toRun({ name, definition }: ContainerLife, { secrets, images }: GatheredStart) {
    const override = this.request.overrides?.find((candidate) => candidate.name === name);
    return containerToRun(definition, override, images.get(name)?.image.engineReference ?? '', {
      region: this.#around.identity.region,
      secrets: secrets.get(name) ?? {},
      endpoints: this.#around.environmentOf(this.#record, name),
    });
  }

  #containerChanged(): void {
    const ended = this.#containers.find(
      ({ essential, status }) => essential && status === 'STOPPED',
    );
    if (ended !== undefined) {
      this.#ended.abort();
      if (ended.startedAt === undefined) this.stop('TaskFailedToStart', 'Task failed to start');
      else this.stop('EssentialContainerExited', 'Essential container in task exited');
    }
    const begun = this.#containers.every(({ status }) => status !== 'PENDING');
    if (begun && this.#stop === undefined && this.#status === 'ACTIVATING') {
      this.#times.startedAt = this.#around.clock.now();
      this.#status = 'RUNNING';
    }
    this.#changed();
    this.#starts.advance();
  }

  /** A failure because the task is being stopped is none. */
  #couldNotStart(error: unknown): void {
    if (this.#stop !== undefined) return;
    const { reason, container: name } = failureOf(error);
    const container = name === undefined ? undefined : this.container(name);
    if (container !== undefined) container.reason = reason;
    this.stop('TaskFailedToStart', reason);
  }

  async #endContainers(): Promise<void> {
    if (this.#prepared !== undefined) this.#enter('STOPPING');
    await stopContainers(this.#containers);
    this.#times.executionStoppedAt = this.#around.clock.now();
    await this.#prepared?.dispose();
    this.#prepared = undefined;
  }

  async #deprovision(): Promise<void> {
    const { waits, network, clock } = this.#around;
    this.#enter('DEPROVISIONING');
    if (this.#interface !== undefined) {
      await waits.pass('task-deprovisioning', this.#owner());
      network.unplug(this.#interface.id);
    }
    this.#times.stoppedAt = clock.now();
    this.#enter('STOPPED');
  }

  #log(container: string, line: string): void {
    const definition = this.container(container)?.definition;
    const target = definition && logTargetOf(definition, this.id);
    const { logs } = this.#around;
    if (target && logs.hasGroup(target.group)) logs.write(target.group, target.stream, line);
  }

  #plugged(): NetworkInterface {
    if (this.#interface === undefined) throw new Error('The task has no network interface.');
    return this.#interface;
  }

  #owner(): string {
    return `task ${this.id} of ${this.request.group.replace(/^(service|family):/, '')}`;
  }

  #enter(status: TaskStatus): void {
    this.#status = status;
    this.#changed();
  }

  #changed(): void {
    this.#version += 1;
    this.#record = this.#look();
    this.#around.changed(this.#record);
  }

  #look(): Task {
    const stop = this.#stop;
    return {
      arn: this.arn,
      id: this.id,
      request: this.request,
      version: this.#version,
      status: this.#status,
      desiredStatus: stop === undefined ? 'RUNNING' : 'STOPPED',
      health: taskHealth(this.#containers),
      availabilityZone: this.#interface?.availabilityZone ?? '',
      subnetId: this.#subnetId,
      ...(this.#interface && {
        address: this.#interface.address,
        networkInterfaceId: this.#interface.id,
      }),
      containers: this.#containers.map(containerRecord),
      createdAt: this.#createdAt,
      ...this.#times,
      ...(stop && { stopCode: stop.code, stoppedReason: stop.reason }),
      ...(this.#protectedUntil !== undefined && { protectedUntil: this.#protectedUntil }),
    };
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
