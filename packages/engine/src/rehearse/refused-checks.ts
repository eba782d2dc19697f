import { type Application, type Diagnostic, listOf, type WebService } from '@seaworthy/compiler';
import type { Clock } from '@seaworthy/sandbox';
import type { EngineEvent, RefusedCheck } from '../events/engine-event.ts';
import { rehearsalProblems } from './rehearsal-diagnostics.ts';

/** A service listens where no load balancer asks it, and nothing will change that. */
export class NeverHealthy extends Error {
  override readonly name = 'NeverHealthy';
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message);
    this.diagnostic = diagnostic;
  }
}

/** Looks at refused health checks: a program that listens elsewhere need not be waited for. */
export class RefusedChecks {
  readonly #application: Application;
  readonly #clock: Clock;
  readonly #runningSince = new Map<string, number>();
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
    if (event.kind === 'task' && event.status === 'RUNNING') {
      const since = this.#runningSince.get(event.task) ?? this.#clock.now();
      this.#runningSince.set(event.task, since);
    } else if (event.kind === 'check-refused') this.#look(event);
  };

  #look(refused: RefusedCheck): void {
    const service = this.#application.services.find(({ name }) => name === refused.service);
    const since = this.#runningSince.get(refused.task);
    if (service?.kind !== 'web' || since === undefined || refused.listening.length === 0) return;
    if (this.#clock.now() - since < patienceWith(service, refused)) return;
    const span = service.route.portSpan ?? service.span;
    const found = { service: service.name, port: refused.port, where: whereItListens(refused) };
    const problem = rehearsalProblems['rehearse/not-listening'](span, found);
    this.#over.abort(new NeverHealthy({ ...problem, owner: service.name }));
  }
}

/** Milliseconds that any program is given. */
const shortest = 10_000;

/**
 * Milliseconds after which nothing will change: a program may listen at one port after the other,
 * but it does not move from 127.0.0.1. Half of the grace period is there for what the checks take.
 */
function patienceWith({ health, route }: WebService, refused: RefusedCheck): number {
  if (listensInside(refused)) return shortest;
  return Math.max((health?.startPeriod ?? route.health.gracePeriod / 2) * 1000, shortest);
}

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
