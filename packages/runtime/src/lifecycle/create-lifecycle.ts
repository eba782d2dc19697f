import { silentLog } from '../log.ts';
import { drainableServer } from './drain-server.ts';
import { createChecks } from './health/create-checks.ts';
import { healthPaths } from './health/health-paths.ts';
import { serveHealth } from './health/serve-health.ts';
import type { DrainContext, Lifecycle, LifecycleOptions, Phase } from './options.ts';
import { createHooks, type HookFailure, runHook } from './run-hooks.ts';
import { stopSchedule, stopTimeoutOf } from './stop-schedule.ts';

const endSignals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/**
 * Takes the process from start to end. The first signal drains and closes in order and ends with 0,
 * or 1 if something did not end in time; the second one ends it at once with 1.
 */
export function createLifecycle(options: LifecycleOptions = {}): Lifecycle {
  const { signals = endSignals, log = silentLog, health = {} } = options;
  const exit = options.exit ?? ((code: number) => process.exit(code));
  const stopTimeoutMs = options.stopTimeoutMs ?? stopTimeoutOf(process.env);
  const schedule = stopSchedule(stopTimeoutMs, options.safetyMs);
  const readinessDelayMs = options.readinessDelayMs ?? defaultDelay(stopTimeoutMs);
  const draining = new AbortController();
  const drains = createHooks<DrainContext>();
  const closes = createHooks<undefined>();
  const checks = createChecks((name, error) =>
    log.warn({ check: name, ...describe(error) }, 'check failed'),
  );
  let phase: Phase = 'starting';
  let hardDeadline: Date | undefined;
  let stopping: Promise<void> | undefined;

  const probes = health === false ? new Map() : healthPaths(health, () => phase, checks);
  const lifecycle: Lifecycle = {
    get phase() {
      return phase;
    },
    get hardDeadline() {
      return hardDeadline;
    },
    signal: draining.signal,
    healthPaths: [...probes.keys()],
    markReady: () => {
      if (phase === 'starting') phase = 'ready';
    },
    check: checks.add,
    onDrain: drains.add,
    onClose: closes.add,
    attachServer: (server) => {
      const { drain } = drainableServer(server);
      drains.add('server', ({ deadline }) => drain(readinessDelayMs, deadline));
    },
    shutdown: (reason) => {
      stopping ??= stop(reason);
      return stopping;
    },
    answerHealth: (path) => probes.get(path)?.(),
  };

  async function stop(reason: string): Promise<void> {
    const from = Date.now();
    const at = (after: number) => new Date(from + after);
    hardDeadline = at(schedule.endAfter);
    phase = 'draining';
    log.info({ reason, stopTimeoutMs }, 'draining');
    draining.abort(new Error(`The process is stopping: ${reason}`));
    const failures = await drain(at(schedule.closeAfter));
    phase = 'closing';
    failures.push(...(await close(hardDeadline)));
    (await probeServer)?.close().closeAllConnections();
    phase = 'closed';
    for (const signal of signals) process.off(signal, onSignal);
    for (const { name, error } of failures)
      log.error({ name, ...describe(error) }, 'did not end well');
    log.info({ milliseconds: Date.now() - from, failures: failures.length }, 'closed');
    exit(failures.length === 0 ? 0 : 1);
  }

  async function drain(deadline: Date): Promise<HookFailure[]> {
    const giveUp = new AbortController();
    const timer = setTimeout(() => giveUp.abort(new Error('Give up.')), schedule.abortAfter);
    const context = { deadline, signal: giveUp.signal };
    const ends = await Promise.all(drains.all().map((hook) => runHook(hook, context, deadline)));
    clearTimeout(timer);
    return ends.filter((end) => end !== undefined);
  }

  /** One after the other: what was opened last may need what was opened before. */
  async function close(deadline: Date): Promise<readonly HookFailure[]> {
    const failures: HookFailure[] = [];
    for (const hook of [...closes.all()].reverse()) {
      const failure = await runHook(hook, undefined, deadline);
      if (failure) failures.push(failure);
    }
    return failures;
  }

  function onSignal(signal: NodeJS.Signals): void {
    if (stopping !== undefined) {
      log.warn({ signal }, 'second signal: ending now');
      exit(1);
    } else {
      lifecycle.shutdown(signal).catch(() => exit(1));
    }
  }

  const hasPort = health !== false && health.port !== undefined;
  const probeServer = hasPort ? serveHealth(lifecycle, health) : undefined;
  for (const signal of signals) process.on(signal, onSignal);
  return lifecycle;
}

/** ECS takes a task out of its target group before SIGTERM, except when Spot takes the machine. */
function defaultDelay(stopTimeoutMs: number): number {
  return process.env.ECS_CONTAINER_METADATA_URI_V4 ? Math.min(5000, stopTimeoutMs / 6) : 0;
}

/** Not the error itself: clients of databases hang whole commands, with passwords, on theirs. */
function describe(error: unknown): { readonly error: string } {
  return { error: error instanceof Error ? `${error.name}: ${error.message}` : typeof error };
}
