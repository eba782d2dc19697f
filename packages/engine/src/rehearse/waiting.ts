import type { Graph } from '@seaworthy/compiler';
import type { EngineEvent, TargetEvent, TaskEvent } from '../events/engine-event.ts';

/** What has begun and not ended, for saying what a rehearsal was waiting for. */
export class Waiting {
  readonly #graph: Graph;
  readonly #images = new Set<string>();
  readonly #jobs = new Set<string>();
  /** By stack, the logical ids of resources that are being worked on. */
  readonly #stacks = new Map<string, Set<string>>();
  readonly #tasks = new Map<string, TaskEvent>();
  readonly #targets = new Map<string, TargetEvent>();

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  readonly emit = (event: EngineEvent): void => {
    switch (event.kind) {
      case 'image':
        if (event.state !== 'progress')
          mark(this.#images, event.service, event.state === 'started');
        return;
      case 'job':
        mark(this.#jobs, event.service, event.state === 'started' || event.state === 'busy');
        return;
      case 'stack':
        this.#markStack(event.stack, event.state === 'started' || event.state === 'rolling-back');
        return;
      case 'resource':
        mark(this.#resources(event.stack), event.logicalId, /_IN_PROGRESS$/.test(event.status));
        return;
      case 'task':
        this.#tasks.set(event.service, event);
        return;
      case 'target':
        this.#targets.set(event.service, event);
        return;
    }
  };

  /** Services that have not come up, in no order. */
  services(): readonly string[] {
    return [...this.#stacks.keys()].flatMap((stack) => this.#serviceOf(stack) ?? []);
  }

  /** `api, whose target 10.0.11.9:8001 is unhealthy`; empty when nothing is known to be under way. */
  describe(): string {
    const stacks = [...this.#stacks].flatMap(([stack, resources]) => {
      const service = this.#serviceOf(stack);
      if (service !== undefined && this.#jobs.has(service)) return [];
      return [service === undefined ? describeStack(stack, resources) : this.#describe(service)];
    });
    return [
      ...[...this.#images].map((service) => `the image of ${service}`),
      ...[...this.#jobs].map((service) => `the job ${service}, which has not ended`),
      ...stacks,
    ].join('; ');
  }

  #describe(service: string): string {
    const target = this.#targets.get(service);
    if (target && target.state !== 'healthy') {
      const why = target.description ?? target.reason;
      return `${service}, whose target ${target.target} is ${target.state}${why ? ` (${why})` : ''}`;
    }
    const task = this.#tasks.get(service);
    if (!task) return `${service}, of which no task has begun`;
    if (task.status === 'RUNNING')
      return `${service}, whose task runs but does not count as stable yet`;
    const reason = task.stoppedReason === undefined ? '' : ` (${task.stoppedReason})`;
    return `${service}, whose last task is ${task.status}${reason}`;
  }

  #markStack(stack: string, isUnderWay: boolean): void {
    if (isUnderWay) this.#resources(stack);
    else this.#stacks.delete(stack);
  }

  #resources(stack: string): Set<string> {
    const known = this.#stacks.get(stack) ?? new Set();
    this.#stacks.set(stack, known);
    return known;
  }

  #serviceOf(stack: string): string | undefined {
    return this.#graph.stacks.find(({ name }) => name === stack)?.service;
  }
}

function mark(set: Set<string>, name: string, isIn: boolean): void {
  if (isIn) set.add(name);
  else set.delete(name);
}

function describeStack(stack: string, resources: ReadonlySet<string>): string {
  if (resources.size === 0) return `the stack ${stack}`;
  return `${[...resources].slice(0, 5).join(', ')} of the stack ${stack}`;
}
