import { AwsError } from '../../../aws/aws-error.ts';
import type { VirtualClock } from '../../../time/virtual-clock.ts';
import type { LaunchRequest, StopCode, Task, Tasks } from '../../tasks.ts';

/** What becomes of a task, in milliseconds after its launch. */
export interface Fate {
  readonly runsAfter?: number;
  /** Stops before it runs. */
  readonly failsAfter?: number;
  /** Its container ends with code 1, so long after it runs. */
  readonly crashesAfter?: number;
  /** Its container ends by itself, so long after it runs, with code 0 unless said. */
  readonly exitsAfter?: number;
  readonly exitCode?: number;
  readonly stopCode?: StopCode;
  /** So long after it runs, its containers' health is known. */
  readonly healthAfter?: number;
  readonly health?: 'HEALTHY' | 'UNHEALTHY';
  /** How long SIGTERM takes. */
  readonly stopsAfter?: number;
}

export interface SmallTasks extends Tasks {
  readonly all: () => readonly Task[];
  readonly launches: readonly LaunchRequest[];
  /** What the tasks of a family do from now on. */
  readonly decide: (family: string, fate: Fate | AwsError) => void;
  /** The container ends by itself. */
  readonly crash: (arn: string, stopCode?: StopCode) => void;
  readonly setHealth: (arn: string, health: Task['health']) => void;
}

/** Tasks whose containers do what a test says, on a virtual clock. */
export function smallTasks(clock: VirtualClock): SmallTasks {
  const tasks = new Map<string, Task>();
  const launches: LaunchRequest[] = [];
  const fates = new Map<string, Fate | AwsError>();
  const listeners = new Set<(task: Task) => void>();

  function set(arn: string, change: Partial<Task>): void {
    const before = tasks.get(arn);
    if (before === undefined) return;
    const task = { ...before, ...change };
    tasks.set(arn, task);
    for (const listener of listeners) listener(task);
    if (task.status === 'STOPPED') clock.after(3_600_000, () => tasks.delete(arn));
  }

  function launch(request: LaunchRequest): Task {
    const fate = fates.get(request.definition.family) ?? {};
    if (fate instanceof AwsError) throw fate;
    const number = launches.push(request);
    const id = number.toString(16).padStart(32, '0');
    const arn = `arn:aws:ecs:eu-west-1:000000000000:task/${request.cluster}/${id}`;
    const task: Task = {
      arn,
      id,
      request,
      status: 'PROVISIONING',
      desiredStatus: 'RUNNING',
      health: 'UNKNOWN',
      availabilityZone: `zone of ${request.subnetIds[0]}`,
      containers: [],
      createdAt: clock.now(),
      address: `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`,
    };
    tasks.set(arn, task);
    if (fate.failsAfter !== undefined) clock.after(fate.failsAfter, () => failToStart(arn));
    else clock.after(fate.runsAfter ?? 20_000, () => run(arn, fate));
    return task;
  }

  function run(arn: string, fate: Fate): void {
    if (tasks.get(arn)?.desiredStatus !== 'RUNNING') return;
    set(arn, { status: 'RUNNING', startedAt: clock.now() });
    const { crashesAfter, health, healthAfter, exitsAfter, exitCode, stopCode } = fate;
    if (exitsAfter !== undefined) clock.after(exitsAfter, () => exit(arn, exitCode ?? 0, stopCode));
    if (crashesAfter !== undefined) clock.after(crashesAfter, () => crash(arn));
    if (health !== undefined) clock.after(healthAfter ?? 5_000, () => setHealth(arn, health));
  }

  function failToStart(arn: string): void {
    set(arn, {
      status: 'STOPPED',
      desiredStatus: 'STOPPED',
      stopCode: 'TaskFailedToStart',
      stoppedReason: 'CannotPullContainerError: image not found',
      stoppedAt: clock.now(),
    });
  }

  function setHealth(arn: string, health: Task['health']): void {
    if (tasks.get(arn)?.status === 'RUNNING') set(arn, { health });
  }

  function exit(arn: string, exitCode: number, stopCode?: StopCode): void {
    const { name = '', image = '' } =
      tasks.get(arn)?.request.definition.containerDefinitions[0] ?? {};
    const container = { name, image, status: 'STOPPED', health: 'UNKNOWN', restarts: 0 } as const;
    if (stopCode === undefined) set(arn, { containers: [{ ...container, exitCode }] });
    crash(arn, stopCode);
  }

  function crash(arn: string, stopCode: StopCode = 'EssentialContainerExited'): void {
    const task = tasks.get(arn);
    if (task === undefined || task.desiredStatus === 'STOPPED') return;
    const stoppedReason = 'Essential container in task exited';
    set(arn, { status: 'DEPROVISIONING', desiredStatus: 'STOPPED', stopCode, stoppedReason });
    clock.after(5_000, () => set(arn, { status: 'STOPPED', stoppedAt: clock.now() }));
  }

  async function stop(
    arn: string,
    stopCode: StopCode,
    stoppedReason: string,
    drained?: Promise<void>,
  ): Promise<void> {
    const task = tasks.get(arn);
    if (task === undefined || task.desiredStatus === 'STOPPED') return;
    const fate = fates.get(task.request.definition.family);
    const patience = fate instanceof AwsError ? undefined : fate?.stopsAfter;
    const decided = { desiredStatus: 'STOPPED', stopCode, stoppedReason } as const;
    if (drained !== undefined) {
      set(arn, { status: 'DEACTIVATING', ...decided });
      await drained;
    }
    set(arn, { status: 'STOPPING', ...decided });
    clock.after(patience ?? 2_000, () => set(arn, { status: 'STOPPED', stoppedAt: clock.now() }));
  }

  return {
    launch,
    stop: (...asked) => void stop(...asked),
    find: (arn) => tasks.get(arn),
    inCluster: (cluster) => [...tasks.values()].filter((task) => task.request.cluster === cluster),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    protect: (arn, until) => {
      const task = tasks.get(arn);
      if (task === undefined) return;
      const { protectedUntil: _, ...rest } = task;
      tasks.set(arn, rest);
      set(arn, until === undefined ? {} : { protectedUntil: until });
    },
    dial: () => Promise.reject(new Error('These tasks have no ports.')),
    probe: () => Promise.resolve({ kind: 'refused' }),
    exec: () => Promise.reject(new Error('These tasks have no shell.')),
    all: () => [...tasks.values()],
    launches,
    decide: (family, fate) => fates.set(family, fate),
    crash,
    setHealth,
  };
}
