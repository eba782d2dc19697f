import { type Application, type Diagnostic, listOf, type WebService } from '@seaworthy/compiler';
import type { Clock } from '@seaworthy/sandbox';
import type { EngineEvent, RefusedCheck, TargetEvent, TaskEvent } from '../events/engine-event.ts';
import { rehearsalProblems } from './rehearsal-diagnostics.ts';

/** A service will not pass the load balancer's checks, and nothing will change that. */
export class NeverHealthy extends Error {
  override readonly name = 'NeverHealthy';
  readonly service: string;
  /** Absent where the evidence says it all. */
  readonly diagnostic?: Diagnostic;

  constructor(service: string, why: string | Diagnostic) {
    super(typeof why === 'string' ? why : why.message);
    this.service = service;
    if (typeof why !== 'string') this.diagnostic = why;
  }
}

/**
 * Looks at what a service that was never healthy does with health checks: a program that listens
 * elsewhere, or turns them away, need not be waited for.
 */
export class RefusedChecks {
  readonly #application: Application;
  readonly #clock: Clock;
  readonly #runningSince = new Map<string, number>();
  /** By service, when its last task began to run. */
  readonly #begunAt = new Map<string, number>();
  readonly #healthy = new Set<string>();
  /** Tasks that listened nowhere when they were asked last. */
  readonly #silent = new Set<string>();
  /** By service, the answers of its targets. */
  readonly #answers = new Map<string, string>();
  readonly #over = new AbortController();

  constructor(application: Application, clock: Clock) {
    this.#application = application;
    this.#clock = clock;
  }

  /** Aborts with NeverHealthy. */
  get signal(): AbortSignal {
    return this.#over.signal;
  }

  readonly emit = (event: EngineEvent): void => {
    if (event.kind === 'task') this.#follow(event);
    else if (event.kind === 'target') this.#hear(event);
    else if (event.kind === 'check-refused') this.#look(event);
  };

  /** One death is enough where a second task would fare no better. */
  #follow(task: TaskEvent): void {
    const { service, status, stoppedReason = '' } = task;
    if (status === 'RUNNING' && !this.#runningSince.has(task.task)) {
      this.#runningSince.set(task.task, this.#clock.now());
      this.#begunAt.set(service, this.#clock.now());
    }
    if (!/failed ELB health checks/.test(stoppedReason) || this.#healthy.has(service)) return;
    const isTurnedAway = turnedAway.test(this.#answers.get(service) ?? '');
    if (isTurnedAway || this.#silent.has(task.task)) this.#giveUp(service, stoppedReason);
  }

  #hear({ service: name, state, description = '' }: TargetEvent): void {
    if (state === 'healthy') this.#healthy.add(name);
    const service = this.#application.services.find((candidate) => candidate.name === name);
    if (state !== 'unhealthy' || service?.kind !== 'web') return;
    this.#answers.set(name, description);
    if (!turnedAwayForGood.test(description)) return;
    const since = this.#begunAt.get(name) ?? this.#clock.now();
    const left = Math.max(0, since + patienceWith(service) - this.#clock.now());
    this.#clock.after(left, () => {
      if (this.#healthy.has(name) || this.#answers.get(name) !== description) return;
      this.#giveUp(name, description);
    });
  }

  #giveUp(service: string, reason: string): void {
    this.#over.abort(new NeverHealthy(service, reason));
  }

  #look(refused: RefusedCheck): void {
    if (refused.listening.length === 0) this.#silent.add(refused.task);
    else this.#silent.delete(refused.task);
    const service = this.#application.services.find(({ name }) => name === refused.service);
    const since = this.#runningSince.get(refused.task);
    if (service?.kind !== 'web' || since === undefined || refused.listening.length === 0) return;
    const patience = listensInside(refused) ? shortest : patienceWith(service);
    if (this.#clock.now() - since < patience) return;
    const span = service.route.portSpan ?? service.span;
    const found = { service: service.name, port: refused.port, where: whereItListens(refused) };
    const problem = rehearsalProblems['rehearse/not-listening'](span, found);
    this.#over.abort(new NeverHealthy(service.name, { ...problem, owner: service.name }));
  }
}

/** Milliseconds that any program is given. */
const shortest = 10_000;

/**
 * Milliseconds after which nothing will change: a program may listen at one port after the other,
 * but it does not move from 127.0.0.1. Half of the grace period is there for what the checks take.
 */
function patienceWith({ health, route }: WebService): number {
  return Math.max((health?.startPeriod ?? route.health.gracePeriod / 2) * 1000, shortest);
}

/** A program that answers so is there, and finds fault with the request. */
const turnedAway = /^Health checks failed with these codes: \[4(?!08|25|29)\d\d\]$/;

/** Servers that have yet to load what they serve answer 404 meanwhile, and no other of these. */
const turnedAwayForGood = /^Health checks failed with these codes: \[4(?!04|08|25|29)\d\d\]$/;

/** `it listens on port 3000`, `it listens on 127.0.0.1:8001, which only the task itself reaches` */
export function whereItListens({ port, listening }: RefusedCheck): string {
  if (listensInside({ port, listening })) {
    return `it listens on 127.0.0.1:${port}, which only the task itself reaches`;
  }
  const ports = listening.map((socket) => String(socket.port));
  if (ports.length === 0) return 'it listens on no port';
  return `it listens on port${ports.length > 1 ? 's' : ''} ${listOf(ports)}`;
}

function listensInside({ port, listening }: Pick<RefusedCheck, 'port' | 'listening'>): boolean {
  return listening.some((socket) => socket.port === port && !socket.reachable);
}
