import type { EngineEvent } from '../events/engine-event.ts';
import type { Ground } from './ground/ground.ts';
import type { CapacityChange, ServiceReport } from './rehearsal-report.ts';

/** Times what the stream of events tells: when tasks ran, when targets were healthy. */
export class Measurements {
  readonly #started = performance.now();
  readonly #runningSince = new Map<string, number>();
  readonly #healthyAfter = new Map<string, number>();
  readonly #healthyTargets = new Map<string, Set<string>>();
  readonly #capacity: CapacityChange[] = [];

  readonly emit = (event: EngineEvent): void => {
    const now = performance.now();
    if (event.kind === 'task' && event.status === 'RUNNING') {
      if (!this.#runningSince.has(event.service)) this.#runningSince.set(event.service, now);
      if (event.health === 'HEALTHY') this.#markHealthy(event.service, now);
    }
    if (event.kind !== 'target') return;
    if (event.state === 'healthy') this.#markHealthy(event.service, now);
    this.#count(event.service, event.target, event.state, now);
  };

  services(ground: Ground): readonly ServiceReport[] {
    return [...this.#runningSince.keys()].map((name) => {
      const healthyAfter = this.#healthyAfter.get(name);
      const usage = ground.usage(name);
      return {
        name,
        ...(healthyAfter !== undefined && { healthyAfter }),
        ...(usage && { peakMemory: usage.memory, peakCpu: usage.cpu }),
      };
    });
  }

  /** Healthy targets over time, from a moment of `performance.now()` on. */
  capacitySince(moment: number): readonly CapacityChange[] {
    const origin = moment - this.#started;
    return this.#capacity
      .filter(({ at }) => at >= origin)
      .map((change) => ({ ...change, at: change.at - origin }));
  }

  #markHealthy(service: string, now: number): void {
    if (this.#healthyAfter.has(service)) return;
    this.#healthyAfter.set(service, now - (this.#runningSince.get(service) ?? now));
  }

  #count(service: string, target: string, state: string, now: number): void {
    const healthy = this.#healthyTargets.get(service) ?? new Set();
    this.#healthyTargets.set(service, healthy);
    const before = healthy.size;
    if (state === 'healthy') healthy.add(target);
    else healthy.delete(target);
    if (healthy.size === before) return;
    this.#capacity.push({ at: now - this.#started, service, healthy: healthy.size });
  }
}
