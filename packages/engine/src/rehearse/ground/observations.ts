import { type Application, describeStore } from '@seaworthy/compiler';
import type { Observation } from '@seaworthy/sandbox';
import type { Emit } from '../../events/engine-event.ts';
import type { StandIn } from '../rehearsal-report.ts';
import { WaitsOfAws } from './waits-of-aws.ts';

/** Counts what the sandbox sees and AWS would not tell, and passes on what is news. */
export class Observations {
  readonly standIns: StandIn[] = [];
  readonly #emit: Emit;
  readonly #application: Application;
  readonly #recorded = new Map<string, number>();
  readonly #usage = new Map<string, { readonly memory: number; readonly cpu: number }>();
  readonly #blocked = new Set<string>();
  readonly #waits = new WaitsOfAws();

  constructor(application: Application, emit: Emit) {
    this.#application = application;
    this.#emit = emit;
  }

  readonly observe = (observation: Observation): void => {
    switch (observation.kind) {
      case 'stand-in':
        this.#standIn(observation);
        return;
      case 'recorded-only':
        this.#recorded.set(observation.type, (this.#recorded.get(observation.type) ?? 0) + 1);
        return;
      case 'wait-shortened':
        this.#waits.add(observation.awsSeconds, observation.milliseconds, performance.now());
        return;
      case 'container-usage':
        this.#use(observation);
        return;
      case 'probe-refused':
        this.#refuse(observation);
        return;
      case 'connection-blocked':
        this.#block(observation);
        return;
    }
  };

  /** Types that were only recorded, most first. */
  notRehearsed(): readonly { readonly type: string; readonly count: number }[] {
    return [...this.#recorded]
      .map(([type, count]) => ({ type, count }))
      .sort((a, b) => b.count - a.count);
  }

  /** The most that containers of this name used at once. */
  usage(container: string): { readonly memory: number; readonly cpu: number } | undefined {
    return this.#usage.get(container);
  }

  /** Seconds of AWS's own waits. */
  shortened(): number {
    return this.#waits.seconds;
  }

  #standIn({ of, by }: Extract<Observation, { kind: 'stand-in' }>): void {
    if (this.standIns.some((known) => known.of === of && known.by === by)) return;
    const store = this.#application.stores.find(({ name }) => name === of);
    const standIn = { of, ...(store && { insteadOf: describeStore(store).name }), by };
    this.standIns.push(standIn);
    this.#emit({ kind: 'stand-in', ...standIn });
  }

  #use({ container, memory, cpu }: Extract<Observation, { kind: 'container-usage' }>): void {
    const most = this.#usage.get(container);
    this.#usage.set(container, {
      memory: Math.max(memory, most?.memory ?? 0),
      cpu: Math.max(cpu, most?.cpu ?? 0),
    });
  }

  #refuse({ group, taskArn, port, listening }: Extract<Observation, { kind: 'probe-refused' }>) {
    const owner = this.#ownerOf(` ${group.slice(group.indexOf(':') + 1)}`);
    if (!owner) return;
    const task = taskArn.slice(taskArn.lastIndexOf('/') + 1);
    this.#emit({ kind: 'check-refused', service: owner.name, task, port, listening });
  }

  /** Of `task 4f… of api`, or of the family of its task definition, which ends with the name. */
  #ownerOf(text: string): Application['services'][number] | undefined {
    return this.#application.services.find(
      ({ name }) => /^[ -]$/.test(text.at(-name.length - 1) ?? '') && text.endsWith(name),
    );
  }

  /** Applications try again and again; once is news. */
  #block({ from, to, port, explanation }: Extract<Observation, { kind: 'connection-blocked' }>) {
    const owner = this.#ownerOf(from);
    const id = `${owner?.name} ${to}:${port}`;
    if (!owner || this.#blocked.has(id)) return;
    this.#blocked.add(id);
    this.#emit({ kind: 'blocked', service: owner.name, to, port, explanation });
  }
}
