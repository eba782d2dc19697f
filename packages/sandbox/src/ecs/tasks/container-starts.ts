import type { Clock } from '../../time/clock.ts';
import type { ContainerLife } from './container-life.ts';
import { deadlineOf, resolutionOf } from './start-order.ts';

/** Starts a task's containers, each as soon as those it depends on let it. */
export class ContainerStarts {
  readonly #clock: Clock;
  readonly #containers: readonly ContainerLife[];
  readonly #waiting: Set<ContainerLife>;
  readonly #timed = new Set<ContainerLife>();
  #start: ((container: ContainerLife) => void) | undefined;

  constructor(clock: Clock, containers: readonly ContainerLife[]) {
    this.#clock = clock;
    this.#containers = containers;
    this.#waiting = new Set(containers);
  }

  begin(start: (container: ContainerLife) => void): void {
    this.#start = start;
    this.advance();
  }

  /** Starts no more of them. */
  end(): void {
    this.#waiting.clear();
  }

  /** Looks again, after something changed. */
  advance(): void {
    if (this.#start === undefined) return;
    for (const container of this.#waiting) {
      const state = this.#stateOf(container);
      if (state === 'waiting') continue;
      this.#waiting.delete(container);
      if (state === 'resolved') this.#start(container);
      else container.fail(`CannotStartContainerError: ${state.failed}`, 143);
    }
    this.#watchDeadlines();
  }

  #stateOf({ name, definition }: ContainerLife) {
    const states = (definition.dependsOn ?? []).flatMap((dependency) => {
      const on = this.#containers.find((other) => other.name === dependency.containerName);
      return on === undefined ? [] : [resolutionOf(name, dependency, on, this.#clock)];
    });
    return (
      states.find((state) => typeof state === 'object') ??
      (states.includes('waiting') ? 'waiting' : 'resolved')
    );
  }

  /** Nothing changes when a start timeout ends, so it has to be looked at then. */
  #watchDeadlines(): void {
    if (this.#waiting.size === 0) return;
    for (const container of this.#containers) {
      const deadline = deadlineOf(container);
      if (deadline === undefined || this.#timed.has(container)) continue;
      this.#timed.add(container);
      this.#clock.after(deadline - this.#clock.now(), () => this.advance());
    }
  }
}
