import { type Evidence, EvidenceCollector } from '../../doctor/evidence.ts';
import type { Emit, EngineEvent, TaskEvent } from '../../events/engine-event.ts';

/** Keeps apart what the stream tells of two versions, from the moment when the second one begins. */
export class Versions {
  readonly #first: string;
  readonly #host: Emit;
  readonly #tasks = new Map<string, TaskEvent>();
  readonly #targetsOfFirst = new Set<string>();
  readonly #second = new EvidenceCollector();
  #begun = false;

  /** `first` is the definition, `family:revision`, of the version that runs. */
  constructor(first: string, host: Emit) {
    this.#first = first;
    this.#host = host;
  }

  /** What was told until now is known and concerns the first version. */
  begin(): void {
    this.#begun = true;
  }

  readonly emit: Emit = (event) => {
    if (event.kind === 'task') this.#tasks.set(event.task, event);
    if (event.kind === 'target' && !this.#begun) this.#targetsOfFirst.add(event.target);
    if (!this.#begun) return;
    if (this.#isNews(event)) this.#host(event);
    if (this.#isOfSecond(event)) this.#second.emit(event);
  };

  /** Evidence against the second version alone. */
  evidence(): Evidence {
    return this.#second.evidence();
  }

  /** Tasks of the first version that have ended. */
  ended(): readonly TaskEvent[] {
    return [...this.#tasks.values()].filter(
      ({ definition, status }) => definition === this.#first && status === 'STOPPED',
    );
  }

  /** The one definition of every task that has not stopped; undefined while there are two. */
  running(): string | undefined {
    const alive = [...this.#tasks.values()].filter(({ status }) => status !== 'STOPPED');
    const [definition, ...others] = new Set(alive.map((task) => task.definition));
    return others.length === 0 ? definition : undefined;
  }

  /** Lines that tasks of the first version wrote were told when it was deployed. */
  #isNews(event: EngineEvent): boolean {
    return event.kind !== 'log' || !this.#isFirst(event.task);
  }

  #isOfSecond(event: EngineEvent): boolean {
    if (event.kind === 'task' || event.kind === 'log') return !this.#isFirst(event.task);
    if (event.kind === 'target') return !this.#targetsOfFirst.has(event.target);
    if (event.kind === 'service') return !this.#namesFirst(event.message);
    // That the service could not be updated is what all other evidence explains.
    return event.kind !== 'resource' || event.type !== 'AWS::ECS::Service';
  }

  #namesFirst(message: string): boolean {
    return [...this.#tasks.keys()].some((task) => this.#isFirst(task) && message.includes(task));
  }

  #isFirst(task: string): boolean {
    return this.#tasks.get(task)?.definition === this.#first;
  }
}
