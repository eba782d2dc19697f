import type { EngineEvent, TaskEvent } from '../events/engine-event.ts';
import type { Ground } from './ground/ground.ts';
import type { ServiceReport } from './rehearsal-report.ts';

/** What was measured of one service; see ServiceReport. */
export type Measured = Pick<ServiceReport, 'ran' | 'healthyAfter' | 'peakMemory' | 'peakCpu'>;

/** Times what the stream of events tells: when tasks ran, when targets were healthy. */
export class Measurements {
  readonly #runningSince = new Map<string, number>();
  readonly #healthyAfter = new Map<string, number>();

  readonly emit = (event: EngineEvent): void => {
    const now = performance.now();
    if (event.kind === 'task' && hasRun(event)) {
      if (!this.#runningSince.has(event.service)) this.#runningSince.set(event.service, now);
      if (event.health === 'HEALTHY') this.#markHealthy(event.service, now);
    }
    if (event.kind === 'target' && event.state === 'healthy') this.#markHealthy(event.service, now);
  };

  of(service: string, ground: Ground | undefined): Measured {
    const healthyAfter = this.#healthyAfter.get(service);
    const usage = ground?.usage(service);
    return {
      ran: this.#runningSince.has(service),
      ...(healthyAfter !== undefined && { healthyAfter }),
      ...(usage && { peakMemory: usage.memory, peakCpu: usage.cpu }),
    };
  }

  #markHealthy(service: string, now: number): void {
    if (this.#healthyAfter.has(service)) return;
    this.#healthyAfter.set(service, now - (this.#runningSince.get(service) ?? now));
  }
}

/** What is over at once may never be seen while it runs. */
function hasRun({ status, containers }: TaskEvent): boolean {
  return status === 'RUNNING' || containers.some(({ exitCode }) => exitCode !== undefined);
}
