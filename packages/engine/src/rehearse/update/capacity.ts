import type { EngineEvent } from '../../events/engine-event.ts';
import type { CapacityChange } from '../rehearsal-report.ts';

/** Counts what can serve: healthy targets, or running tasks where no load balancer asks. */
export class Capacity {
  readonly #now: () => number;
  readonly #hasTargets: boolean;
  readonly #serving = new Set<string>();
  readonly #changes: CapacityChange[] = [];

  constructor(now: () => number, hasTargets: boolean) {
    this.#now = now;
    this.#hasTargets = hasTargets;
  }

  readonly emit = (event: EngineEvent): void => {
    if (event.kind === 'target' && this.#hasTargets) {
      this.#count(event.service, event.target, event.state === 'healthy');
    }
    if (event.kind === 'task' && !this.#hasTargets) {
      const serves = event.status === 'RUNNING' && event.health !== 'UNHEALTHY';
      this.#count(event.service, event.task, serves);
    }
  };

  /** What could serve at a moment and each change after it. */
  since(moment: number): readonly CapacityChange[] {
    const before = this.#changes.findLast(({ at }) => at <= moment);
    const after = this.#changes.filter(({ at }) => at > moment);
    return [...(before ? [{ ...before, at: moment }] : []), ...after].map((change) => ({
      ...change,
      at: change.at - moment,
    }));
  }

  #count(service: string, id: string, serves: boolean): void {
    if (serves === this.#serving.has(id)) return;
    if (serves) this.#serving.add(id);
    else this.#serving.delete(id);
    this.#changes.push({ at: this.#now(), service, healthy: this.#serving.size });
  }
}
